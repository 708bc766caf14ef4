import Basics
import CallCenter
import Desk
import Events
import HTML
import Pages
import People
import Store

extension OperationsPage: Page {
    var place: Place { .operations }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.operations.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.operations.title") }
        facts(for: reader)
        Panel(w("admin.operations.dead")) { deadJobs(for: reader) }
        Panel(w("admin.operations.readers")) { subscriptions(w) }
        Panel(w("admin.operations.takeovers")) { takeovers(w) }
    }

    private func facts(for reader: Reader) -> some HTML {
        let w = reader.w
        return div(.class("panel")) {
            div(.class("measure")) {
                Definitions {
                    Definition(w("admin.operations.version")) { edition.version }
                    Definition(w("admin.operations.uptime")) {
                        Timestamp(edition.started, shown: w.duration(w.now - edition.started), w)
                    }
                    Definition(w("admin.operations.database")) {
                        "\(state.dialect == .sqlite ? "SQLite" : "PostgreSQL"), \(w.size(bytes: state.databaseSize))"
                    }
                    Definition(w("admin.operations.journal")) {
                        w.count("admin.operations.entries", state.journalLength)
                    }
                    Definition(w("admin.operations.backlog")) { backlog(w) }
                    Definition(w("admin.operations.outbox")) { letters(w) }
                    Definition(w("admin.operations.unsorted")) { unsorted(for: reader) }
                    Definition(w("admin.operations.telephone")) { telephone(w) }
                    Definition(w("admin.operations.recordings")) { recordings(w) }
                }
            }
        }
    }

    @HTMLBuilder
    private func backlog(_ w: Wording) -> some HTML {
        if let oldest = state.backlog.oldest {
            w.count("admin.operations.jobs", state.backlog.count)
            span(.class("muted")) { " · " + w("admin.operations.oldest", ["when": w.ago(oldest)]) }
        } else {
            w("admin.operations.no-backlog")
        }
    }

    @HTMLBuilder
    private func unsorted(for reader: Reader) -> some HTML {
        let text = reader.w.count("admin.operations.unsorted-letters", unsorted)
        if unsorted > 0, reader.may(.sortMail) { a(.href("/operations/letters")) { text } } else { text }
    }

    @HTMLBuilder
    private func telephone(_ w: Wording) -> some HTML {
        if let exchange {
            w(exchange.isUp ? "admin.operations.exchange-up" : "admin.operations.exchange-down")
            span(.class("muted")) { " · " + w.ago(exchange.since) }
        } else {
            w("admin.operations.no-exchange")
        }
        if callsSetAside > 0 { span { " · " + w.count("admin.operations.calls-set-aside", callsSetAside) } }
    }

    @HTMLBuilder
    private func recordings(_ w: Wording) -> some HTML {
        if recordings.late > 0 {
            Badge(w.count("admin.operations.recordings-late", recordings.late), tone: .warn, shape: .triangle)
            " "
        }
        if recordings.lost > 0 {
            Badge(w.count("admin.operations.recordings-lost", recordings.lost), shape: .triangle)
            " "
        }
        if recordings.brokenOff > 0 {
            Badge(w.count("admin.operations.recordings-broken-off", recordings.brokenOff), shape: .half)
            " "
        }
        if recordings.awaited > 0 { w.count("admin.operations.recordings-awaited", recordings.awaited) }
        if recordings.isNone { w("admin.operations.recordings-fine") }
    }

    @HTMLBuilder
    private func letters(_ w: Wording) -> some HTML {
        if let oldest = outbox.oldest {
            a(.href("/operations/outbox")) { w.count("admin.operations.letters", outbox.waiting) }
            span(.class("muted")) { " · " + w("admin.operations.oldest-letter", ["when": w.ago(oldest)]) }
        } else {
            w("admin.operations.outbox-empty")
        }
    }

    @HTMLBuilder
    private func deadJobs(for reader: Reader) -> some HTML {
        let w = reader.w
        if state.dead.isEmpty {
            p(.class("muted")) { w("admin.operations.no-dead") }
        } else {
            ul(.class("rows")) {
                ForEach(state.dead) { job in
                    li { DeadJobRow(job: job, reader: reader) }
                }
            }
        }
    }

    @HTMLBuilder
    private func subscriptions(_ w: Wording) -> some HTML {
        if state.subscriptions.isEmpty {
            p(.class("muted")) { w("admin.operations.no-readers") }
        } else {
            Element("table", [.class("data"), .class("folds")], readers(w))
        }
    }

    @HTMLBuilder
    private func readers(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("admin.operations.reader") }
                th(.scope("col"), .class("num")) { w("admin.operations.behind") }
                th(.scope("col")) { w("admin.operations.complaint") }
            }
        }
        tbody {
            ForEach(state.subscriptions) { subscription in
                tr {
                    th(.scope("row")) { subscription.name }
                    td(.class("num")) { w.number(max(0, state.journalLength - Int(subscription.reached))) }
                    td { ReaderState(subscription: subscription, w: w) }
                }
            }
        }
    }

    @HTMLBuilder
    private func takeovers(_ w: Wording) -> some HTML {
        if state.takeovers.isEmpty {
            p(.class("muted")) {
                w("admin.operations.no-takeovers")
                " "
                code { "highrock import log" }
            }
        } else {
            ul(.class("rows")) {
                ForEach(state.takeovers) { takeover in
                    li { TakeoverRow(takeover: takeover, w: w) }
                }
            }
        }
    }
}

/// Work that was given up.
private struct DeadJobRow: HTML {
    let job: Job
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        div {
            p {
                strong { job.kind.name }
                " "
                span(.class("muted")) {
                    w.count("admin.operations.attempts", job.attempts)
                    if let ended = job.ended {
                        " · "
                        RelativeTime(ended, w)
                    }
                }
            }
            if let complaint = job.complaint { p { samp { complaint } } }
        }
        if reader.may(.runOperations) {
            div(.class("row")) {
                ActButton(w("admin.operations.revive"), to: "/operations/jobs/\(job.id)/revival", reader)
                SureButton(
                    w("admin.operations.bury"),
                    w("admin.operations.bury-text"),
                    act: w("admin.operations.bury-act"),
                    to: "/operations/jobs/\(job.id)/burial",
                    reader
                )
            }
        }
    }
}

/// Whether a reader of the journal keeps up.
private struct ReaderState: HTML {
    let subscription: Subscription
    let w: Wording

    var body: some HTML {
        if subscription.failures == 0 {
            Badge(w("admin.operations.sound"), tone: .good, shape: .check)
        } else {
            Badge(
                w(subscription.isParked ? "admin.operations.parked" : "admin.operations.struggling"),
                shape: subscription.isParked ? .triangle : .half
            )
            p {
                span(.class("muted")) { w.count("admin.operations.failures", subscription.failures) }
                " "
                samp { subscription.complaint ?? "" }
            }
        }
    }
}

private struct TakeoverRow: HTML {
    let takeover: TakeoverRecord
    let w: Wording

    var body: some HTML {
        div {
            p {
                strong { takeover.file }
                " "
                span(.class("muted")) { takeover.source }
            }
            p(.class("muted")) {
                w.count("admin.operations.taken-cases", takeover.cases)
                " · "
                w.count("admin.operations.taken-events", takeover.events)
                if takeover.rejected > 0 { " · " + w.count("admin.operations.rejected", takeover.rejected) }
            }
        }
        if let ended = takeover.ended {
            RelativeTime(ended, w)
        } else {
            Badge(w("admin.operations.unfinished", ["when": w.dayTime(takeover.begun)]), shape: .half)
        }
    }
}
