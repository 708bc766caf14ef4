import Basics
import Desk
import HTML
import Pages
import People

/// What waits on a line, in a place that is filled again when it changes.
struct QueueList: HTML {
    let queue: Queue
    let line: Line
    let current: Int?
    let reader: Reader

    init(_ queue: Queue, line: Line, current: Int?, _ reader: Reader) {
        self.queue = queue
        self.line = line
        self.current = current
        self.reader = reader
    }

    var body: some HTML {
        div(
            .class("live"),
            .data(
                "live-src",
                Address.path("/desk/queue", ["line": "\(line.rawValue)", "at": current.map(String.init)])
            ),
            .data("live-topic", DeskTopics.queue(line).name)
        ) {
            QueueInside(queue: queue, line: line, current: current, reader: reader)
        }
    }
}

/// The inside of that place.
struct QueueInside: HTML {
    let queue: Queue
    let line: Line
    let current: Int?
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        section(.class("panel")) {
            header {
                h2 {
                    w("desk.queue")
                    span(.class("count")) { w.number(queue.waiting) }
                }
                if reader.may(.workCases), queue.waiting > 0 {
                    div(.class("tools")) {
                        if reader.may(.distributeCases) {
                            ActButton(
                                w("desk.distribute"),
                                to: "/queue/\(line.rawValue)/distribution",
                                reader,
                                style: .quiet
                            )
                        }
                        ActButton(w("desk.next"), to: Address.next(in: line), reader, key: "q")
                    }
                }
            }
            lines
            if queue.first.isEmpty {
                p(.class("muted")) { w("desk.queue.empty") }
            } else {
                ul(.class("list"), .data("list")) {
                    ForEach(queue.first) { CaseRow($0, .waiting, current: current, w) }
                }
                if queue.waiting > queue.first.count { rest }
            }
        }
    }

    private var lines: some HTML {
        nav(.class("lines"), .aria("label", reader.w("desk.lines"))) {
            ForEach(Line.allCases) { other in
                a(
                    .href(Address.desk(other)),
                    .aria("current", "true").when(other == line),
                    .data("key", "\(other.rawValue)"),
                    .data("key-label", reader.w(other.name)),
                    .title("\(reader.w(other.name)) (\(other.rawValue))")
                ) { reader.w(other.name) }
            }
        }
    }

    private var rest: some HTML {
        p {
            a(.href(Address.path(Address.cases, ["state": "new", "line": "\(line.rawValue)"]))) {
                reader.w.count("desk.queue.rest", queue.waiting - queue.first.count)
            }
        }
    }
}
