using Google.Apis.Discovery;
using Google.Apis.Requests;
using Google.Apis.Services;
using Google.Apis.Util;
using Jiminny.Connectors.Google.Apis.Calendar.Data;

namespace Jiminny.Connectors.Google.Apis.Calendar;

/// <summary>The <c>events</c> collection.</summary>
internal sealed class EventsResource(IClientService service)
{
    public ListRequest List(string calendarId) => new(service, calendarId);

    public GetRequest Get(string calendarId, string eventId) => new(service, calendarId, eventId);

    public InsertRequest Insert(Event body, string calendarId) => new(service, body, calendarId);

    public PatchRequest Patch(Event body, string calendarId, string eventId) => new(service, body, calendarId, eventId);

    public DeleteRequest Delete(string calendarId, string eventId) => new(service, calendarId, eventId);

    /// <summary><c>events.get</c>.</summary>
    public sealed class GetRequest : ClientServiceRequest<Stream>
    {
        public GetRequest(IClientService service, string calendarId, string eventId)
            : base(service)
        {
            CalendarId = calendarId;
            EventId = eventId;
            InitParameters();
        }

        [RequestParameter("calendarId", RequestParameterType.Path)]
        public string CalendarId { get; }

        [RequestParameter("eventId", RequestParameterType.Path)]
        public string EventId { get; }

        /// <summary>Which fields of the answer are wanted.</summary>
        [RequestParameter("fields", RequestParameterType.Query)]
        public string? Fields { get; set; }

        public override string MethodName => "get";

        public override string HttpMethod => "GET";

        public override string RestPath => "calendars/{calendarId}/events/{eventId}";

        protected override void InitParameters()
        {
            base.InitParameters();
            foreach (var name in (string[])["calendarId", "eventId"])
                RequestParameters.Add(name, new Parameter { Name = name, IsRequired = true, ParameterType = "path" });

            RequestParameters.Add("fields", new Parameter { Name = "fields", IsRequired = false, ParameterType = "query" });
        }
    }

    /// <summary><c>events.list</c>. Answers are read from the stream, so there is no response type.</summary>
    public sealed class ListRequest : ClientServiceRequest<Stream>
    {
        public ListRequest(IClientService service, string calendarId)
            : base(service)
        {
            CalendarId = calendarId;
            InitParameters();
        }

        /// <summary>Which kinds of events are returned.</summary>
        public enum EventTypesEnum
        {
            /// <summary>Regular events.</summary>
            [StringValue("default")]
            Default__,

            /// <summary>Events made from mail.</summary>
            [StringValue("fromGmail")]
            FromGmail,
        }

        [RequestParameter("calendarId", RequestParameterType.Path)]
        public string CalendarId { get; }

        [RequestParameter("eventTypes", RequestParameterType.Query)]
        public Repeatable<EventTypesEnum>? EventTypesList { get; set; }

        /// <summary>Which fields of the answer are wanted.</summary>
        [RequestParameter("fields", RequestParameterType.Query)]
        public string? Fields { get; set; }

        [RequestParameter("maxResults", RequestParameterType.Query)]
        public int? MaxResults { get; set; }

        [RequestParameter("pageToken", RequestParameterType.Query)]
        public string? PageToken { get; set; }

        /// <summary>Only events that carry a private extended property, as <c>name=value</c>.</summary>
        [RequestParameter("privateExtendedProperty", RequestParameterType.Query)]
        public Repeatable<string>? PrivateExtendedProperty { get; set; }

        /// <summary>Whether series are expanded into their occurrences.</summary>
        [RequestParameter("singleEvents", RequestParameterType.Query)]
        public bool? SingleEvents { get; set; }

        /// <summary>Only what has changed since the list that ended with it; not beside times.</summary>
        [RequestParameter("syncToken", RequestParameterType.Query)]
        public string? SyncToken { get; set; }

        /// <summary>Events begin before this time, RFC 3339; a text, since the runtime's own writing of times is not RFC 3339.</summary>
        [RequestParameter("timeMax", RequestParameterType.Query)]
        public string? TimeMax { get; set; }

        /// <summary>Events end after this time, RFC 3339.</summary>
        [RequestParameter("timeMin", RequestParameterType.Query)]
        public string? TimeMin { get; set; }

        public override string MethodName => "list";

        public override string HttpMethod => "GET";

        public override string RestPath => "calendars/{calendarId}/events";

        protected override void InitParameters()
        {
            base.InitParameters();
            RequestParameters.Add("calendarId", new Parameter { Name = "calendarId", IsRequired = true, ParameterType = "path" });
            foreach (var name in (string[])["eventTypes", "fields", "maxResults", "pageToken", "privateExtendedProperty", "singleEvents", "syncToken", "timeMax", "timeMin"])
                RequestParameters.Add(name, new Parameter { Name = name, IsRequired = false, ParameterType = "query" });
        }
    }

    /// <summary><c>events.insert</c>.</summary>
    public sealed class InsertRequest : ClientServiceRequest<Event>
    {
        public InsertRequest(IClientService service, Event body, string calendarId)
            : base(service)
        {
            CalendarId = calendarId;
            Body = body;
            InitParameters();
        }

        [RequestParameter("calendarId", RequestParameterType.Path)]
        public string CalendarId { get; }

        /// <summary>Which fields of the answer are wanted.</summary>
        [RequestParameter("fields", RequestParameterType.Query)]
        public string? Fields { get; set; }

        public override string MethodName => "insert";

        public override string HttpMethod => "POST";

        public override string RestPath => "calendars/{calendarId}/events";

        private Event Body { get; }

        protected override object GetBody() => Body;

        protected override void InitParameters()
        {
            base.InitParameters();
            RequestParameters.Add("calendarId", new Parameter { Name = "calendarId", IsRequired = true, ParameterType = "path" });
            RequestParameters.Add("fields", new Parameter { Name = "fields", IsRequired = false, ParameterType = "query" });
        }
    }

    /// <summary><c>events.patch</c>.</summary>
    public sealed class PatchRequest : ClientServiceRequest<Event>
    {
        public PatchRequest(IClientService service, Event body, string calendarId, string eventId)
            : base(service)
        {
            CalendarId = calendarId;
            EventId = eventId;
            Body = body;
            InitParameters();
        }

        [RequestParameter("calendarId", RequestParameterType.Path)]
        public string CalendarId { get; }

        [RequestParameter("eventId", RequestParameterType.Path)]
        public string EventId { get; }

        /// <summary>Which fields of the answer are wanted.</summary>
        [RequestParameter("fields", RequestParameterType.Query)]
        public string? Fields { get; set; }

        public override string MethodName => "patch";

        public override string HttpMethod => "PATCH";

        public override string RestPath => "calendars/{calendarId}/events/{eventId}";

        private Event Body { get; }

        protected override object GetBody() => Body;

        protected override void InitParameters()
        {
            base.InitParameters();
            foreach (var name in (string[])["calendarId", "eventId"])
                RequestParameters.Add(name, new Parameter { Name = name, IsRequired = true, ParameterType = "path" });

            RequestParameters.Add("fields", new Parameter { Name = "fields", IsRequired = false, ParameterType = "query" });
        }
    }

    /// <summary><c>events.delete</c>.</summary>
    public sealed class DeleteRequest : ClientServiceRequest<string>
    {
        public DeleteRequest(IClientService service, string calendarId, string eventId)
            : base(service)
        {
            CalendarId = calendarId;
            EventId = eventId;
            InitParameters();
        }

        [RequestParameter("calendarId", RequestParameterType.Path)]
        public string CalendarId { get; }

        [RequestParameter("eventId", RequestParameterType.Path)]
        public string EventId { get; }

        public override string MethodName => "delete";

        public override string HttpMethod => "DELETE";

        public override string RestPath => "calendars/{calendarId}/events/{eventId}";

        protected override void InitParameters()
        {
            base.InitParameters();
            foreach (var name in (string[])["calendarId", "eventId"])
                RequestParameters.Add(name, new Parameter { Name = name, IsRequired = true, ParameterType = "path" });
        }
    }
}
