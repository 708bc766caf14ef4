import Basics
import Logging
import People
import Store
import Telephony

/// Whose calls go on, at hand without asking the database, and told at once on every node, whichever holds the exchange (SPEC W2).
package actor CallWatch {
    /// What is known of a call that goes on.
    struct Sight: Hashable, Sendable {
        let version: Int
        var people: Set<Person.ID> = []
    }

    private let database: Database
    private let logger: Logger
    /// Nil before the first look.
    private var sights: [CallID: Sight]?
    private var isBoardOld = false

    /// Boards show all calls: they are filled again so often and no oftener.
    private static let boardBeat = Duration.milliseconds(500)

    package init(_ database: Database, logger: Logger) {
        self.database = database
        self.logger = logger
    }

    /// Keeps it true until the task is cancelled.
    /// - Parameters:
    ///   - tell: hears whose calls have changed.
    ///   - tellBoards: hears that something has changed which boards show.
    ///   - tellExchange: hears that the exchange has come or gone.
    package func run(
        tell: @escaping @Sendable (Set<Person.ID>) async -> Void,
        tellBoards: @escaping @Sendable () async -> Void,
        tellExchange: @escaping @Sendable () async -> Void = {}
    ) async {
        let news = database.engine.announcements()
        await withDiscardingTaskGroup { tasks in
            tasks.addTask {
                await self.look(tell)
                for await channel in news {
                    switch channel {
                    case .liveCalls: await self.look(tell)
                    case .agents: await self.ageBoards()
                    case .exchange: await tellExchange()
                    default: break
                    }
                }
            }
            tasks.addTask {
                while (try? await Task.sleep(for: Self.boardBeat)) != nil {
                    if await self.takeBoardNews() { await tellBoards() }
                }
            }
        }
    }

    /// A mark that is another whenever a call of theirs is; nil while they have none.
    package func mark(of person: Person.ID) async -> String? {
        if sights == nil { await look { _ in } }
        let theirs = (sights ?? [:]).filter { $0.value.people.contains(person) }
        guard !theirs.isEmpty else { return nil }
        return theirs.map { "\($0.key) \($0.value.version)" }.sorted().joined(separator: " ")
    }

    /// Sees what goes on now, and tells whom it concerns.
    package func look(_ tell: @Sendable (Set<Person.ID>) async -> Void) async {
        do {
            let next = try await database.read { try $0.watchedCalls() }
            let concerned = Self.concerned(sights ?? [:], next)
            sights = next
            isBoardOld = true
            if !concerned.isEmpty { await tell(concerned) }
        } catch {
            logger.error("pages could not be told of calls", metadata: ["fault": "\(error)"])
        }
    }

    /// Who had or has a part in a call that has changed.
    static func concerned(_ old: [CallID: Sight], _ new: [CallID: Sight]) -> Set<Person.ID> {
        Set(old.keys).union(new.keys).reduce(into: []) { people, name in
            guard old[name] != new[name] else { return }
            people.formUnion(old[name]?.people ?? [])
            people.formUnion(new[name]?.people ?? [])
        }
    }

    private func ageBoards() { isBoardOld = true }

    private func takeBoardNews() -> Bool {
        defer { isBoardOld = false }
        return isBoardOld
    }
}

extension Store.Channel {
    /// A call that goes on has changed, or is over.
    package static let liveCalls = Store.Channel("live_calls")
}
