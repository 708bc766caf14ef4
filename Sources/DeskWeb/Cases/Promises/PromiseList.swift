import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// What was promised on a case and is still to be kept, with the buttons that say what became of it.
struct PromiseList: HTML {
    let promises: [Promise]
    let names: Names
    let reader: Reader

    private var open: [Promise] { promises.filter { $0.outcome == nil } }

    var body: some HTML {
        let w = reader.w
        if !open.isEmpty {
            ul(.class("promises"), .aria("label", w("case.promises"))) {
                ForEach(open) { promise in
                    li {
                        PromiseDue(promise: promise, w: w)
                        span(.class("promise-what")) { promise.what }
                        if let author = promise.author {
                            span(.class("muted")) { names.short(author, w) }
                        }
                        if reader.may(.workCases) { acts(promise) }
                    }
                }
            }
        }
    }

    @HTMLBuilder
    private func acts(_ promise: Promise) -> some HTML {
        let w = reader.w
        ActButton(
            w("case.promise.kept"),
            to: Address.settle(promise.id, .kept),
            reader,
            style: .quiet,
            icon: .check
        )
        Button(w("case.promise.postpone"), href: Address.postpone(promise.id), style: .quiet)
        ActButton(w("case.promise.withdraw"), to: Address.settle(promise.id, .withdrawn), reader, style: .quiet)
    }
}

/// When a promise is due, in the colour of how well it stands.
struct PromiseDue: HTML {
    let promise: Promise
    let w: Wording

    var body: some HTML {
        let state: DueMark.State =
            switch promise.standing(at: w.now) {
            case .broken: .broken
            case .soon: .soon
            case .calm, .kept, .keptLate, .withdrawn: .calm
            }
        DueMark(promise.due, state, w)
    }
}

/// Promises of several cases: on one's own day, or to one client.
struct PromiseRows: HTML {
    let promises: [PromiseLine]
    /// Whether it is said to whom.
    var namesClient = true
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if !promises.isEmpty {
            h3(.class("list-part")) {
                w("desk.promises")
                span(.class("count")) { w.number(promises.count) }
            }
            rows
        }
    }

    private var rows: some HTML {
        ul(.class("list"), .class("promise-rows")) {
            ForEach(promises) { line in
                li {
                    a(.href(Address.case(line.caseNumber)), .title(line.promise.what)) {
                        if namesClient {
                            b(.class("line")) { line.clientName }
                            PromiseDue(promise: line.promise, w: reader.w)
                            span(.class("line"), .class("muted")) { line.promise.what }
                        } else {
                            span(.class("line")) { line.promise.what }
                            PromiseDue(promise: line.promise, w: reader.w)
                        }
                    }
                }
            }
        }
    }
}

/// What a client still waits for (SPEC W2).
struct PromisesPanel: HTML {
    let promises: [PromiseLine]
    let reader: Reader

    var body: some HTML {
        if !promises.isEmpty {
            section(.class("panel")) { PromiseRows(promises: promises, namesClient: false, reader: reader) }
        }
    }
}
