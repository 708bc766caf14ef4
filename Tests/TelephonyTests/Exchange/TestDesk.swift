import Basics
import Foundation
import Logging
import TelephonyTestSupport

@testable import Telephony

/// Somebody at a switchboard: has phones rung for whoever waits, one after the other, and notes what happens.
actor TestDesk {
    nonisolated let board: Switchboard
    nonisolated let line: ExchangeLine
    private(set) var calls: [CallID] = []
    private(set) var records: [CallRecord] = []
    private(set) var news: [CallNews] = []
    private(set) var lineIsUp = false
    private let phones: [Endpoint]
    private let patience: Duration
    private var rung = 0
    private var working: [Task<Void, Never>] = []

    init(
        at exchange: TestExchange,
        ringing phones: [Endpoint] = [],
        for patience: Duration = .seconds(10),
        by plan: CallPlan = TestDesk.plan
    ) throws {
        self.phones = phones
        self.patience = patience
        var waits = LinePatience()
        waits.backoff = Backoff(first: .milliseconds(50), longest: .milliseconds(400))
        var logger = Logger(label: "test.telephony")
        logger.logLevel = .critical
        line = ExchangeLine(to: try exchange.place, patience: waits, logger: logger)
        let ids = IDSource()
        board = Switchboard(
            on: line,
            plan: { _, _ in plan },
            name: { CallID("t\(ids.next(at: SystemTime().now, as: TestDesk.self))") }
        )
    }

    static let plan: CallPlan = {
        var plan = CallPlan()
        plan.wrapUp = .milliseconds(300)
        plan.greeting = [.named("beep")]
        return plan
    }()

    func open(resuming machines: [CallMachine] = []) async throws {
        await board.resume(machines)
        working = [
            Task { [board] in await board.run() },
            Task { for await notice in board.notices { await note(notice) } },
        ]
        try await until { self.lineIsUp }
    }

    /// Goes away as a program does that is ended.
    func close() async {
        for task in working { task.cancel() }
        for task in working { await task.value }
    }

    private func note(_ notice: CallNotice) async {
        switch notice {
        case .began(let call, _, _): calls.append(call)
        case .seek(let call, _):
            guard !phones.isEmpty else { return }
            rung += 1
            _ = await board.wish(.ring(phones[(rung - 1) % phones.count], for: patience), of: call)
        case .news(_, let told): news.append(told)
        case .record(let record): records.append(record)
        case .line(let isUp): lineIsUp = isUp
        case .dialled: break
        }
    }

    /// Waits, up to two minutes, until something is so.
    func until(_ isSo: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(120)
        while try await !isSo() {
            guard ContinuousClock.now < end else { throw TelephonyFault.timedOut }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func untilTalking(_ count: Int = 1) async throws {
        try await until { self.news.count { if case .answered = $0 { true } else { false } } >= count }
    }

    /// The calls as they are.
    func states() async -> [CallMachine] {
        var states: [CallMachine] = []
        for call in calls { if let state = await board.state(of: call) { states.append(state) } }
        return states
    }

    func firstRecord() async throws -> CallRecord {
        try await until { !self.records.isEmpty }
        return records[0]
    }
}
