import Synchronization

/// What the server counts, in the text form that Prometheus reads.
package final class Meters: Sendable {
    private struct Shelf {
        var counters: [Counter] = []
        var gauges: [Gauge] = []
        var routes: [RouteMeter] = []
    }

    private let shelf = Mutex(Shelf())

    package init() {}

    /// A number that only grows. Keep it; each call makes a new one.
    package func counter(_ name: String, _ help: String) -> Counter {
        let counter = Counter(name: name, help: help)
        shelf.withLock { $0.counters.append(counter) }
        return counter
    }

    /// A number that is looked at when someone asks.
    package func gauge(_ name: String, _ help: String, _ value: @escaping @Sendable () async -> Double) {
        shelf.withLock { $0.gauges.append(Gauge(name: name, help: help, value: value)) }
    }

    func route(_ route: Route) -> RouteMeter {
        let meter = RouteMeter(route)
        shelf.withLock { $0.routes.append(meter) }
        return meter
    }

    /// Everything, as text.
    package func text() async -> String {
        let shelf = shelf.withLock { $0 }
        var text = ""
        for counter in shelf.counters {
            text += Self.head(counter.name, "counter", counter.help) + "\(counter.name) \(counter.value)\n"
        }
        for gauge in shelf.gauges {
            text += Self.head(gauge.name, "gauge", gauge.help) + "\(gauge.name) \(await gauge.value())\n"
        }
        text += Self.head(RouteMeter.name, "histogram", "Seconds from a request to its answer, by route.")
        for meter in shelf.routes { text += meter.text }
        text += Self.head(RouteMeter.countName, "counter", "Answers, by route and status.")
        for meter in shelf.routes { text += meter.countText }
        return text
    }

    private static func head(_ name: String, _ type: String, _ help: String) -> String {
        "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }
}

struct Gauge: Sendable {
    let name: String
    let help: String
    let value: @Sendable () async -> Double
}

/// Counts up.
package final class Counter: Sendable {
    let name: String
    let help: String
    private let count = Atomic<Int>(0)

    init(name: String, help: String) {
        self.name = name
        self.help = help
    }

    package func add(_ number: Int = 1) { count.add(number, ordering: .relaxed) }

    package var value: Int { count.load(ordering: .relaxed) }
}
