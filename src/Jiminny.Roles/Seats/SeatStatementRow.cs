namespace Jiminny.Roles;

/// <summary>A row of a <see cref="SeatStatement"/>.</summary>
/// <param name="Licences">The licences, such as <c>Recorder+Voice</c>, or <c>Total</c>.</param>
/// <param name="SeatsAtEnd">Seats used and reserved at the end of the month.</param>
/// <param name="Peak">The highest number in the month.</param>
/// <param name="SeatDays">The sum of each day's highest number.</param>
public readonly record struct SeatStatementRow(string Licences, int SeatsAtEnd, int Peak, int SeatDays);
