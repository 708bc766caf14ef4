import Basics
import Deadlines
import Desk
import Foundation
import Hummingbird
import Pages
import People
import Store

/// `/deadlines/calendars`: by whose hours deadlines are counted.
struct CalendarRoutes: Sendable {
    let database: Database

    /// Of a file with holidays, in bytes.
    private static let largest = 4 << 20
    private static let pool = BlockingPool(label: "highrock.calendars")

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        let path = "/deadlines/calendars/{calendar}"
        routes.post("/deadlines/calendars", shape, add)
        routes.get(path, shape, show)
        routes.post(path, shape, change)
        routes.post(path + "/exceptions", shape, addException)
        routes.post(path + "/exceptions/{day}/removal", shape, removeException)
        routes.postFiles(path + "/holidays", shape, limit: Self.largest, readFile)
        routes.post(path + "/production", shape, addProduction)
        routes.post(path + "/standard", shape, makeStandard)
        routes.post(path + "/removal", shape, remove)
    }

    /// A new one begins as the standard one.
    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        try await context.submit { form in
            let name = form.text("name", max: 100)
            try form.check()
            let sheet = try await database.read { try $0.deadlinePolicy().sheet }
            let key = CalendarKey(rawValue: sheet.freshKey("calendar", sheet.calendars.map(\.key.rawValue)))
            return try await database.publish(form, context, to: "/deadlines/calendars/\(key.rawValue)") { sheet in
                guard let like = sheet.calendar(sheet.standard) else { return }
                sheet.calendars.append(NamedCalendar(key, try like.named(name)))
            }
        } orShow: { form in
            try await database.read { try DeadlinesPage(form, of: .calendar, in: $0) }
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let key = try key(context)
        return context.show(try await database.read { try CalendarPage(key, in: $0.deadlinePolicy()) })
    }

    private func key(_ context: PageContext) throws -> CalendarKey {
        CalendarKey(rawValue: try context.path("calendar", as: String.self))
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        try await edit(context) { form, old in
            let new = try BusinessCalendar(&form, exceptions: old.exceptions)
            return { _ in new }
        }
    }

    @Sendable
    private func addException(_ request: Request, _ context: PageContext) async throws -> Response {
        try await edit(context) { form, _ in
            let name = form.text("what", max: 100)
            let day = form.value("date", as: CalendarDay.self, otherwise: "refusal.form.day")
            if day == nil, form.errors["date"] == nil { form.refuse("date", "refusal.form.required") }
            let work = WorkingDay(form["hours"] ?? "")
            if work == nil { form.refuse("hours", "refusal.calendar.day-unreadable") }
            try form.check()
            guard let day, let work else { return { $0 } }
            return { $0.adding([day: DayException(name, work.isOff ? .off : .by(work))]) }
        }
    }

    @Sendable
    private func removeException(_ request: Request, _ context: PageContext) async throws -> Response {
        let day = try context.path("day", as: CalendarDay.self)
        return try await edit(context) { _, _ in { try $0.without(day) } }
    }

    /// The days off of an iCalendar file; what is not understood is named.
    @Sendable
    private func readFile(_ request: Request, _ context: PageContext) async throws -> Response {
        let (key, file) = (try key(context), context.files["file"])
        return try await context.submit { form in
            guard let file, file.size > 0 else {
                form.refuse("file", "refusal.client-import.no-file")
                try form.check()
                return context.noContent
            }
            let bytes = try await Self.pool.run { Array(try Data(contentsOf: file.url)) }
            let holidays = try ICalendarHolidays(bytes)
            let answer = try await database.publish(form, context, to: "/deadlines/calendars/\(key.rawValue)") {
                try $0.change(key) { $0.adding(holidays.exceptions) }
            }
            guard !holidays.skipped.isEmpty else { return answer }
            return context.show(
                try await database.read { try CalendarPage(key, skipped: holidays.skipped, in: $0.deadlinePolicy()) }
            )
        } orShow: { form in
            try await database.read { try CalendarPage(key, form, in: $0.deadlinePolicy()) }
        }
    }

    @Sendable
    private func addProduction(_ request: Request, _ context: PageContext) async throws -> Response {
        try await edit(context) { _, _ in { $0.adding(ProductionCalendar.exceptions) } }
    }

    @Sendable
    private func makeStandard(_ request: Request, _ context: PageContext) async throws -> Response {
        let key = try key(context)
        return try await database.publish(context.form, context) { $0.standard = key }
    }

    /// What was counted by it is counted by the standard one.
    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let key = try key(context)
        return try await database.publish(context.form, context) { sheet in
            sheet.calendars.removeAll { $0.key == key }
            for place in sheet.targets.indices where sheet.targets[place].calendar == key {
                sheet.targets[place].calendar = nil
            }
        }
    }

    private typealias Edit = @Sendable (BusinessCalendar) throws -> BusinessCalendar

    private func edit(
        _ context: PageContext,
        _ read: (inout Form, BusinessCalendar) throws -> Edit
    ) async throws -> Response {
        let key = try key(context)
        let old = try await database.read { try CalendarPage(key, in: $0.deadlinePolicy()).named.calendar }
        return try await context.submit { form in
            let edit = try read(&form, old)
            try form.check()
            return try await database.publish(form, context, to: "/deadlines/calendars/\(key.rawValue)") {
                try $0.change(key, edit)
            }
        } orShow: { form in
            try await database.read { try CalendarPage(key, form, in: $0.deadlinePolicy()) }
        }
    }
}

extension PolicySheet {
    fileprivate mutating func change(
        _ key: CalendarKey,
        _ edit: (BusinessCalendar) throws -> BusinessCalendar
    ) throws {
        guard let place = calendars.firstIndex(where: { $0.key == key }) else {
            throw PolicyRefusal.calendarUnknown(key)
        }
        calendars[place].calendar = try edit(calendars[place].calendar)
    }
}

extension BusinessCalendar {
    fileprivate func named(_ name: String) throws -> BusinessCalendar {
        try BusinessCalendar(name: name, zone: zone, week: week, exceptions: exceptions)
    }

    fileprivate func without(_ day: CalendarDay) throws -> BusinessCalendar {
        try BusinessCalendar(name: name, zone: zone, week: week, exceptions: exceptions.filter { $0.key != day })
    }
}
