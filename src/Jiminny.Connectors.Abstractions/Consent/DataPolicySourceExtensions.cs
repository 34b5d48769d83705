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

    /// <summary>Holds a reader of single items to a policy, as <see cref="Under(IMailboxSource, DataPolicy)"/> does a source.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="policy">The policy of the product.</param>
    /// <returns>A reader that gives no more.</returns>
    public static IItemReader Under(this IItemReader reader, DataPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(policy);
        return new PolicyBoundReader(reader, policy);
    }

    /// <summary>Holds a search to a policy, as <see cref="Under(IMailboxSource, DataPolicy)"/> does a source.</summary>
    /// <param name="search">The search.</param>
    /// <param name="policy">The policy of the product.</param>
    /// <returns>A search that gives no more.</returns>
    public static IMailSearch Under(this IMailSearch search, DataPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(policy);
        return new PolicyBoundSearch(search, policy);
    }
}
