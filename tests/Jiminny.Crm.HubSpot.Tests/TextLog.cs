using System.Text;
using Microsoft.Extensions.Logging;

namespace Jiminny.Crm.HubSpot.Tests;

/// <summary>Keeps everything that is logged, scopes included.</summary>
internal sealed class TextLog : ILoggerProvider, ILogger
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add(state.ToString());
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add(formatter(state, exception) + exception);

    public void Dispose()
    {
    }

    private void Add(string? line)
    {
        lock (_text)
            _text.AppendLine(line);
    }
}
