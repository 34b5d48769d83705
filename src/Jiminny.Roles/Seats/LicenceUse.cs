namespace Jiminny.Roles;

/// <summary>How one licence is used in an organisation.</summary>
/// <param name="Licence">The licence.</param>
/// <param name="Holders">Active members who hold it.</param>
/// <param name="Invited">Pending invitations with it.</param>
/// <param name="SeatsUsed">Seats that the holders take.</param>
/// <param name="SeatsReserved">Seats that the invitations reserve.</param>
public readonly record struct LicenceUse(Licence Licence, int Holders, int Invited, int SeatsUsed, int SeatsReserved);
