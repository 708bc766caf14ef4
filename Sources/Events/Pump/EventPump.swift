import Basics
import Logging
import ServiceLifecycle
import Store

/// Brings what is sealed in the journal to every subscriber, each at its own pace.
package struct EventPump: Service {
    private let database: Database
    private let subscribers: [any Subscriber]
    private let backoff: Backoff
    private let logger: Logger

    /// - Parameter backoff: how long a subscriber that fails is left alone.
    package init(
        database: Database,
        subscribers: [any Subscriber],
        backoff: Backoff = Backoff(base: .seconds(1), limit: .minutes(5)),
        logger: Logger = Logger(label: "highrock.pump")
    ) {
        self.database = database
        self.subscribers = subscribers
        self.backoff = backoff
        self.logger = logger
    }

    package func run() async throws {
        let tail = JournalTail(of: database)
        await withDiscardingTaskGroup { group in
            for subscriber in subscribers {
                let round = DeliveryRound(
                    place(for: subscriber),
                    of: subscriber,
                    in: database,
                    tail: tail,
                    backoff: backoff,
                    logger: logger
                )
                group.addTask { await round.run() }
            }
            try? await gracefulShutdown()
        }
    }

    private func place(for subscriber: any Subscriber) -> any DeliveryPlace {
        switch subscriber.start {
        case .beginning: KeptPlace(subscriber.name, in: database)
        case .now: PassingPlace(in: database)
        }
    }
}
