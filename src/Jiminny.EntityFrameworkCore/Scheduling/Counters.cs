using System.Globalization;

namespace Jiminny.EntityFrameworkCore.Scheduling;

/// <summary>Numbers of an organisation that only grow, raised inside a transaction: the row is locked until its end.</summary>
internal static class Counters
{
    public const string News = "news";

    public const string Exclusions = "exclusions";

    public static async ValueTask<long> RaiseAsync(StoreSession session, string organisationId, string counter, CancellationToken cancellationToken)
    {
        var (news, exclusions) = counter == News ? (1, 0) : (0, 1);
        await using var command = session.Command($"""
            INSERT INTO jiminny_counters (organisation_id, news, exclusions) VALUES (@organisation, {news}, {exclusions})
            ON CONFLICT (organisation_id) DO UPDATE SET {counter} = jiminny_counters.{counter} + 1
            RETURNING {counter}
            """);
        var value = await command.With("@organisation", organisationId).ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }

    public static async ValueTask<long> ReadAsync(StoreSession session, string organisationId, string counter, CancellationToken cancellationToken)
    {
        await using var command = session.Command($"SELECT {counter} FROM jiminny_counters WHERE organisation_id = @organisation");
        var value = await command.With("@organisation", organisationId).ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return value is null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }
}
