import Basics
import CallCenter
import Hummingbird
import Pages
import People
import Store

/// For how long recordings are kept.
struct RecordingTimeRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.get("/telephone/recordings", .needs(.changeSettings), show)
        routes.post("/telephone/recordings", .needs(.changeSettings), change)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let time = try await database.read { try $0.recordingTime() }
        return context.show(RecordingTimePage(form: RecordingTimePage.filled(with: time)))
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let isForEver = form.choice("time", of: RecordingTimePage.Keeping.self) == .forEver
            let time: RecordingTime = isForEver ? .forEver : .days(form.int("days", RecordingTime.bounds))
            try form.check()
            try await database.write { try time.keep(in: $0, by: member) }
            return context.goTo("/telephone/recordings", saying: Notice("recording.time.saved"))
        } orShow: { form in
            RecordingTimePage(form: form)
        }
    }
}
