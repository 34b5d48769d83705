namespace Jiminny.Emulator;

/// <summary>Both vendors' sign-in over one world of mailboxes, free of any transport. Thread-safe. Host it with <see cref="SignInServer"/>.</summary>
public sealed class SignInWorld : IDisposable
{
    private readonly IdentityTokens identities = new();
    private readonly MicrosoftSignInApi microsoft;
    private readonly GoogleSignInApi google;
    private readonly SignInState state;

    /// <summary>Creates a sign-in over a world.</summary>
    /// <param name="world">Whose mailboxes are the accounts, and on whose clock tokens live.</param>
    /// <param name="applications">The registered applications.</param>
    /// <param name="options">What administrators decided; the defaults when null.</param>
    public SignInWorld(EmulatedWorld world, IReadOnlyList<SignInApplication> applications, SignInOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(applications);
        World = world;
        Options = options ?? new SignInOptions();
        state = new SignInState(world, Options);
        var access = new SignInAccess(world, Options);
        microsoft = new MicrosoftSignInApi(state, identities, access, applications);
        google = new GoogleSignInApi(state, identities, access, applications);
    }

    /// <summary>The world.</summary>
    public EmulatedWorld World { get; }

    /// <summary>What administrators decided; it may change while it is served.</summary>
    public SignInOptions Options { get; }

    /// <summary>Ends what an application holds of an account, as when the user removes it on the vendor's page.</summary>
    /// <param name="clientId">The application.</param>
    /// <param name="mailboxKey">The account.</param>
    public void RemoveGrant(string clientId, string mailboxKey) => state.EndGrant(clientId, World.Mailbox(mailboxKey));

    /// <summary>Answers one request.</summary>
    /// <param name="vendor">Whose server it went to.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer; dispose it when its body has been sent.</returns>
    public EmulatorResponse Handle(Vendor vendor, EmulatorRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Incoming.Read(request) is not { } incoming)
            return PlainAnswer.Create(400, "Bad Request");
        var call = new SignInCall(incoming);
        var response = (vendor == Vendor.Microsoft ? microsoft.Handle(call) : google.Handle(call)) ?? PlainAnswer.Create(404, "Not Found");
        World.Journal.Add(new JournalEntry(null, incoming.Method, incoming.Path, 0, response.Status, response.ErrorCode, state.Now, 0, 0));
        return response;
    }

    /// <inheritdoc/>
    public void Dispose() => identities.Dispose();
}
