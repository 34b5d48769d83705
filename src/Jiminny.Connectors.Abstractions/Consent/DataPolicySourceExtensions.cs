namespace Jiminny.Connectors;

/// <summary>Holding sources to a data policy.</summary>
public static class DataPolicySourceExtensions
{
    /// <summary>
    /// Holds a source to a policy: a stream the policy does not let be imported answers <see cref="SourceError.PolicyForbids"/> before a request leaves, and fields
    /// it does not let be kept are empty.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="policy">The policy of the product.</param>
    /// <returns>A source that gives no more.</returns>
    public static IMailboxSource Under(this IMailboxSource source, DataPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(policy);
        return new PolicyBoundSource(source, policy);
    }
}
