namespace Jiminny.Consent;

/// <summary>How an attempt to connect ended: with a connection and what it switches on, or with a failure. Immutable.</summary>
public sealed record SignInOutcome
{
    private SignInOutcome(Connection? connection, ConsentDiff? diff, SignInFailure? failure)
    {
        Connection = connection;
        Diff = diff;
        Failure = failure;
    }

    /// <summary>The connection; <see langword="null"/> when there is a <see cref="Failure"/>.</summary>
    public Connection? Connection { get; }

    /// <summary>What the plan asks for against what is granted now; <see langword="null"/> when there is a <see cref="Failure"/>.</summary>
    public ConsentDiff? Diff { get; }

    /// <summary>Why there is no connection, and who has to do what.</summary>
    public SignInFailure? Failure { get; }

    internal static SignInOutcome Connected(Connection connection, ConsentDiff diff) => new(connection, diff, failure: null);

    internal static SignInOutcome Refused(SignInFailure failure) => new(connection: null, diff: null, failure);

    internal static SignInOutcome Refused(SignInError error, string code) => Refused(new SignInFailure(error, code));

    /// <summary>Connected, or the error.</summary>
    public override string ToString() => Failure?.ToString() ?? "connected";
}
