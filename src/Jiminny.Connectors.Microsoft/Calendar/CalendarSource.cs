using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>
/// Reads the meetings of the primary calendar that touch the window, series already expanded, one page per call; after that, as long as the window stays the
/// same, what has changed.
/// </summary>
internal sealed class CalendarSource(
    ConnectorTransport transport,
    GraphRequests requests,
    IAccessTokens tokens,
    TimeProvider time,
    IOptions<MicrosoftConnectorOptions> options,
    ILogger<CalendarSource> logger)
    : PagedSource(Provider.Microsoft, StreamKind.Calendar, MicrosoftSignals.Services(tokens, time, options.Value))
{
    private static readonly JsonPageShape Shape = new("value", "@odata.nextLink");

    private static readonly HashSet<string> UnknownCall =
        new(StringComparer.OrdinalIgnoreCase) { "405", "501", "MethodNotAllowed", "NotImplemented", "BadRequest" };

    protected override async ValueTask<SourceAnswer<PageEnd>> ReadAsync(PageRead read, CancellationToken cancellationToken)
    {
        var window = read.Cursor.Window;
        var state = new CalendarState();
        if (read.Cursor.State is { } text
            && !CursorState.TryRead(text, MicrosoftJson.Default.CalendarState, CalendarState.CurrentVersion, known => known.Version, out state))
        {
            return new SourceFailure(SourceError.CursorExpired, "UnknownCursor");
        }

        // After a complete round without tracking, or with another window, the next one begins at the beginning.
        if (state.From is null || (state.IsComplete && !state.Tracks(window)))
            state = new CalendarState { From = window.From, To = window.To };

        if (state is { DeltaLink: null, IsUntracked: false })
        {
            var opened = await OpenAsync(read, state, window, cancellationToken).ConfigureAwait(false);
            if (!opened.TryGet(out var open, out var failure))
                return failure;

            if (open.OpenLink is not null)
                return End(open);

            state = open;
        }

        if (!state.IsComplete)
            return await ListAsync(read, state, window, cancellationToken).ConfigureAwait(false);

        return state.Series is [var series, ..]
            ? await ReadSeriesAsync(read, state, series, window, cancellationToken).ConfigureAwait(false)
            : await ReadChangesAsync(read, state, window, cancellationToken).ConfigureAwait(false);
    }

    protected override void OnRead(PageResult result, TimeSpan duration) => logger.PageRead(result, Stream, duration);

    private static PageEnd End(CalendarState state) =>
        new(CursorState.Write(state, MicrosoftJson.Default.CalendarState), state is { IsComplete: true, NextLink: null, Series: null });

    // A first round of change tracking lists the whole window, bodies included where the grant shows them; it is read past.
    private async ValueTask<SourceAnswer<CalendarState>> OpenAsync(PageRead read, CalendarState state, TimeWindow window, CancellationToken cancellationToken)
    {
        var request = new ChangePageRequest(
            MicrosoftOperations.CalendarViewDelta, cancel => requests.CalendarChanges(window, state.OpenLink, cancel), DrainFormat.Instance, () => { }, read);
        var answer = await transport.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        if (answer.TryGet(out var page, out var failure))
        {
            return page.NextLink is not null && page.NextLink == state.OpenLink
                ? new SourceFailure(SourceError.Protocol, "LinkLoop")
                : state with { OpenLink = page.NextLink, DeltaLink = page.DeltaLink };
        }

        // A server that does not know the call says so at its first page.
        var isUnknown = failure.Error == SourceError.NotFound || (failure.Error == SourceError.Protocol && UnknownCall.Contains(failure.Code));
        return isUnknown && state.OpenLink is null
            ? state with { IsUntracked = true }
            : failure;
    }

    private async ValueTask<SourceAnswer<PageEnd>> ListAsync(PageRead read, CalendarState state, TimeWindow window, CancellationToken cancellationToken)
    {
        var page = await ReadPageAsync(
            read,
            MicrosoftOperations.CalendarView,
            cancel => requests.CalendarView(window, state.NextLink, cancel),
            new EventFormat(),
            state.NextLink,
            cancellationToken).ConfigureAwait(false);
        if (!page.TryGet(out var document, out var failure))
            return failure;

        return End(state with { NextLink = document.Texts[0], IsComplete = document.Texts[0] is null });
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadChangesAsync(PageRead read, CalendarState state, TimeWindow window, CancellationToken cancellationToken)
    {
        var format = new EventChangeFormat();
        var link = state.NextLink ?? state.DeltaLink;
        var request = new ChangePageRequest(
            MicrosoftOperations.CalendarViewDelta, cancel => requests.CalendarChanges(window, link, cancel), format, format.Restart, read);
        var answer = await transport.SendAsync(read.Session, request, cancellationToken).ConfigureAwait(false);
        if (!answer.TryGet(out var page, out var failure))
            return failure;

        if (page.NextLink is not null && page.NextLink == link)
            return new SourceFailure(SourceError.Protocol, "LinkLoop");

        // The series wait until the round is complete, since its next link comes first.
        var pending = (state.Pending ?? []).Union(format.Series).ToList();
        var next = page.NextLink is not null
            ? state with { NextLink = page.NextLink, Pending = pending.Count > 0 ? pending : null }
            : state with { NextLink = null, DeltaLink = page.DeltaLink, Pending = null, Series = pending.Count > 0 ? pending : null };
        return End(next) with { Removed = [.. format.Removed, .. NotKept(read, format.Changed)] };
    }

    private async ValueTask<SourceAnswer<PageEnd>> ReadSeriesAsync(
        PageRead read, CalendarState state, string series, TimeWindow window, CancellationToken cancellationToken)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var page = await ReadPageAsync(
            read,
            MicrosoftOperations.Occurrences,
            cancel => requests.Occurrences(series, window, state.NextLink, cancel),
            new EventFormat(changed),
            state.NextLink,
            cancellationToken).ConfigureAwait(false);

        // A series that was deleted meanwhile has no occurrences left; its removal is among the changes to come.
        if (page.Failure is { Error: not SourceError.NotFound } failure)
            return failure;

        var removed = NotKept(read, changed);
        if (page.Value?.Texts[0] is { } link)
            return End(state with { NextLink = link }) with { Removed = removed };

        var rest = state.Series!.Skip(1).ToList();
        return End(state with { NextLink = null, Series = rest.Count > 0 ? rest : null }) with { Removed = removed };
    }

    // Who was invited, when and whether it takes place may all have changed: what is not kept any more is named as removed, in case it was. What could not be
    // decided stays as it was.
    private static List<string> NotKept(PageRead read, IEnumerable<string> changed)
    {
        var tally = read.Items.Tally;
        var stays = tally.Kept.Select(item => item.ProviderId).Concat(tally.Pending.Select(item => item.ProviderId)).ToHashSet(StringComparer.Ordinal);
        return [.. changed.Where(id => id.Length > 0 && !stays.Contains(id))];
    }

    private async ValueTask<SourceAnswer<JsonPage>> ReadPageAsync(
        PageRead read,
        ProviderOperation operation,
        Func<CancellationToken, ValueTask<HttpRequestMessage>> create,
        EventFormat format,
        string? current,
        CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(read.Session, new PageRequest(operation, create, Shape, format, read), cancellationToken).ConfigureAwait(false);
        if (answer.Value is not { } document)
            return answer;

        if (!document.HasItems)
            return new SourceFailure(SourceError.Protocol, "NotAPage");

        return GraphLink.FindFault(document.Texts[0], current) is { } fault ? fault : answer;
    }
}
