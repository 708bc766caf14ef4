import Basics
import CallCenter
import HTML
import Pages
import People
import Store

/// All lists of those to call, and how far each has come.
struct CallRoundsPage: Page {
    let lists: [CallRound]
    let progress: [CallRound.ID: CallRoundProgress]

    /// How many are to be called back.
    let waiting: Int

    init(in snapshot: Snapshot, for member: Member) throws {
        lists = try snapshot.callRounds()
        progress = try snapshot.progress(of: lists.map(\.id))
        waiting = try snapshot.callbacks(visibleTo: member).count
    }

    var place: Place { .calls }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("call-rounds.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        let add = Button(w("call-rounds.new"), href: "/calls/rounds/new", style: .accent, key: "n", icon: .plus)
        header(.class("page-head")) {
            h1 { w("call-rounds.title") }
            if !lists.isEmpty, reader.may(.overseeWork) { add }
        }
        CallTabs(current: .rounds, waiting: waiting, reader: reader)
        if lists.isEmpty {
            EmptyState(
                w("call-rounds.first"),
                w("call-rounds.first-text"),
                action: reader.may(.overseeWork) ? add : nil
            )
        } else {
            p(.class("muted")) { w("call-rounds.lead") }
            Element("table", [.class("data"), .class("folds")], rows(w))
        }
    }

    @HTMLBuilder
    private func rows(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("call-rounds.name") }
                th(.scope("col")) { w("call-rounds.state") }
                th(.scope("col")) { w("call-rounds.progress") }
            }
        }
        tbody {
            ForEach(lists) { list in
                tr {
                    th(.scope("row")) { a(.href(list.path), .data("row")) { list.settings.name } }
                    td { w(list.state.title) }
                    td { w.done(progress[list.id] ?? CallRoundProgress()) }
                }
            }
        }
    }
}

extension CallRound {
    var path: String { "/calls/rounds/\(id)" }
}

extension CallRound.State {
    var title: TextKey { TextKey("call-round.state.\(rawValue)") }
}

extension Wording {
    /// 12 из 40
    func done(_ progress: CallRoundProgress) -> String {
        self("call-rounds.done", ["settled": number(progress.settled), "total": number(progress.total)])
    }
}
