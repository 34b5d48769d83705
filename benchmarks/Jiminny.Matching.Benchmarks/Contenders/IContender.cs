using Jiminny.Matching.Benchmarks.Data;

namespace Jiminny.Matching.Benchmarks.Contenders;

/// <summary>Something that finds addresses.</summary>
internal interface IContender
{
    /// <summary>As the table prints it.</summary>
    string Path { get; }

    /// <summary>Whether it also answers by domain. What does less work is no reference.</summary>
    bool IsFullMatch { get; }

    /// <summary>Looks up queries.</summary>
    /// <param name="slice">The queries.</param>
    /// <param name="start">The first one.</param>
    /// <param name="count">How many, at most the room that was prepared.</param>
    /// <param name="results">One per query: a contact's number, <see cref="Result.None"/>, or an account (any number below that).</param>
    void Match(QuerySlice slice, int start, int count, Span<int> results);
}

/// <summary>Results that are no contact.</summary>
internal static class Result
{
    public const int None = -1;

    /// <summary>An account, by number.</summary>
    public static int Account(int number) => -2 - number;
}
