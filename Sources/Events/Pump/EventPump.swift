import Basics
import Logging
import ServiceLifecycle
import Store

/// Brings what is sealed in the journal to every subscriber, each at its own pace.
package struct EventPump: Service {
    private let database: Database
    private let subscribers: [any Subscriber]
    private let logger: Logger

    package init(database: Database, subscribers: [any Subscriber], logger: Logger) {
        self.database = database
        self.subscribers = subscribers
        self.logger = logger
    }

    package func run() async throws {
        await withDiscardingTaskGroup { group in
            for subscriber in subscribers {
                let round = DeliveryRound(place(for: subscriber), of: subscriber, in: database, logger: logger)
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
