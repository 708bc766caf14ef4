import Basics
import Deadlines
import Desk
import HTML
import Pages
import People

/// One calendar: what is worked on which day, and what is unlike the other days.
struct CalendarPage: Page {
    let policy: DeadlinePolicy
    let named: NamedCalendar
    let form: Form
    /// Of the file that was read, when one was.
    let skipped: [ICalendarHolidays.Skipped]

    init(
        _ key: CalendarKey,
        _ form: Form? = nil,
        skipped: [ICalendarHolidays.Skipped] = [],
        in policy: DeadlinePolicy
    ) throws {
        guard let named = policy.sheet.calendars.first(where: { $0.key == key }) else {
            throw PolicyRefusal.calendarUnknown(key)
        }
        self.policy = policy
        self.named = named
        self.skipped = skipped
        self.form = form ?? Form(of: named.calendar)
    }

    var place: Place { .templates }
    var back: String? { "/deadlines" }
    var path: String { "/deadlines/calendars/\(named.key.rawValue)" }

    func title(for reader: Reader) -> String { named.calendar.name }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { named.calendar.name }
        FormErrors(form, w)
        div(.class("columns")) {
            CalendarWeek(page: self, reader: reader)
            CalendarExceptions(page: self, reader: reader)
        }
        if named.key != policy.sheet.standard {
            div(.class("row")) {
                act("standard", "admin.deadlines.make-standard", .check, reader)
                act("removal", "admin.deadlines.remove", .close, reader)
            }
        }
    }

    private func act(_ name: String, _ label: TextKey, _ icon: Icon.Name, _ reader: Reader) -> some HTML {
        ActButton(
            reader.w(label),
            to: "\(path)/\(name)",
            reader,
            style: .quiet,
            icon: icon,
            fields: [HiddenField("edition", policy.mark)]
        )
    }
}

/// The name, the zone and the hours of a week.
private struct CalendarWeek: HTML {
    let page: CalendarPage
    let reader: Reader

    var body: some HTML {
        let (w, form) = (reader.w, page.form)
        PostForm(to: page.path, reader) {
            HiddenField("edition", page.policy.mark)
            TextField("name", w("admin.deadlines.calendar-name"), form, w, max: 100)
            SelectField(
                "zone",
                w("admin.people.time-zone"),
                form,
                w,
                options: TimeZones.choices(in: w.language, at: w.now, chosen: form["zone"] ?? "")
            )
            p(.class("hint")) { w("admin.deadlines.week-hint") }
            ForEach(Weekday.allCases) { day in
                TextField("day_\(day.rawValue)", w.weekday(day.rawValue), form, w, required: false, max: 100)
            }
            p { SubmitButton(w("admin.save"), key: "ctrl+enter") }
        }
    }
}

/// Holidays, days worked instead, short days; one by one or from a file.
private struct CalendarExceptions: HTML {
    let page: CalendarPage
    let reader: Reader

    private var w: Wording { reader.w }
    private var edition: HiddenField { HiddenField("edition", page.policy.mark) }

    var body: some HTML {
        Panel(w("admin.deadlines.exceptions")) {
            if !page.skipped.isEmpty { skipped }
            adding
            fromFile
            ActButton(
                w("admin.deadlines.russian"),
                to: "\(page.path)/production",
                reader,
                style: .quiet,
                fields: [edition]
            )
            list
        }
    }

    private var skipped: some HTML {
        div(.role("status")) {
            p { w.count("admin.deadlines.skipped", page.skipped.count) }
            ul {
                ForEach(page.skipped.prefix(20)) { event in
                    li {
                        "\(event.name) (\(event.line)): \(w(TextKey("calendar-file.skipped.\(event.cause.rawValue)")))"
                    }
                }
            }
        }
    }

    private var adding: some HTML {
        PostForm(to: "\(page.path)/exceptions", reader) {
            edition
            div(.class("fields")) {
                TextField("date", w("admin.deadlines.date"), page.form, w, kind: .date, scope: "exception")
                TextField("what", w("admin.deadlines.what"), page.form, w, max: 100, scope: "exception")
                TextField(
                    "hours",
                    w("admin.deadlines.hours-then"),
                    page.form,
                    w,
                    required: false,
                    hint: w("admin.deadlines.hours-then-hint"),
                    max: 100,
                    scope: "exception"
                )
            }
            p { SubmitButton(w("admin.deadlines.add")) }
        }
    }

    private var fromFile: some HTML {
        PostForm(to: "\(page.path)/holidays", reader, sendsFiles: true) {
            edition
            FileField(
                "file",
                w("admin.deadlines.file"),
                page.form,
                w,
                accept: ".ics,text/calendar",
                hint: w("admin.deadlines.file-hint")
            )
            p { SubmitButton(w("admin.deadlines.read-file")) }
        }
    }

    /// What is still ahead, the nearest first.
    @HTMLBuilder
    private var list: some HTML {
        let today = w.wall(w.now).calendarDay
        let ahead = page.named.calendar.exceptions.filter { $0.key >= today }.sorted { $0.key < $1.key }
        p(.class("muted")) {
            w.count("admin.deadlines.exceptions-all", page.named.calendar.exceptions.count)
        }
        ul(.class("rows"), .class("compact")) {
            ForEach(ahead.prefix(60)) { day, exception in
                li {
                    span { "\(w.day(day)): \(exception.name)" }
                    span(.class("muted")) { hours(on: day) }
                    ActButton(
                        w("admin.deadlines.remove"),
                        to: "\(page.path)/exceptions/\(day)/removal",
                        reader,
                        style: .quiet,
                        fields: [edition]
                    )
                }
            }
        }
    }

    private func hours(on day: CalendarDay) -> String {
        let work = page.named.calendar.work(on: day)
        return work.isOff ? w("admin.deadlines.off") : work.description
    }
}

extension Form {
    fileprivate init(of calendar: BusinessCalendar) {
        var values = ["name": calendar.name, "zone": calendar.zone]
        for day in Weekday.allCases { values["day_\(day.rawValue)"] = calendar.week[day].description }
        self.init(values)
    }
}

extension BusinessCalendar {
    /// Reads the form; everything that is wrong is named at once.
    init(_ form: inout Form, exceptions: [CalendarDay: DayException]) throws {
        var week: [Weekday: WorkingDay] = [:]
        for day in Weekday.allCases {
            let name = "day_\(day.rawValue)"
            guard let work = WorkingDay(form[name] ?? "") else {
                form.refuse(name, "refusal.calendar.day-unreadable")
                continue
            }
            week[day] = work
        }
        let (name, zone) = (form.text("name", max: 100), form.text("zone", max: 60))
        let flaw = CalendarFlaw.noWorkingTime
        // It is of the week as a whole, and said where that begins.
        if WorkingWeek(week).isOff { form.refuse("day_\(Weekday.monday.rawValue)", flaw.reason, flaw.details) }
        try form.check()
        try self.init(name: name, zone: zone, week: WorkingWeek(week), exceptions: exceptions)
    }
}
