import Basics
import Clients
import Desk
import HTML
import Pages
import People
import Store

/// Whom a client may be the same as, and who was merged into it.
struct MaybeSame: Sendable {
    let pairs: [DuplicatePair]
    let others: [Client.ID: Client]
    let merges: [PastMerge]
    /// Who an unknown client may be, with the reasons; then the pairs are among them.
    let known: [MaybeClient]

    init(_ client: Client, for member: Member, in snapshot: Snapshot) throws {
        known = try snapshot.maybeClients(for: client, visibleTo: member)
        pairs = client.provisional ? [] : try snapshot.duplicates(of: client, visibleTo: member)
        others = try snapshot.clients(
            pairs.flatMap { [$0.one, $0.other] }.filter { $0 != client.id },
            visibleTo: member
        )
        merges = try snapshot.merges(into: client)
    }
}

struct MaybeSamePanel: HTML {
    let client: Client
    let maybe: MaybeSame
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        MaybeClientPanel(stranger: client, maybe: maybe.known, number: nil, reader: reader)
        if !maybe.pairs.isEmpty {
            Panel(w("duplicates.maybe"), id: "maybe-same") {
                ul(.class("list")) {
                    ForEach(maybe.pairs) { pair in
                        li {
                            a(.href(Address.comparison(pair.one, pair.other))) {
                                b(.class("line")) { other(pair)?.name ?? "…" }
                                LikelihoodMark(probability: pair.probability, w: w)
                            }
                        }
                    }
                }
            }
        }
        if !maybe.merges.isEmpty {
            Panel(w("duplicates.merged"), id: "merged") {
                ul(.class("ties")) {
                    ForEach(maybe.merges) { past in
                        li {
                            span { past.name }
                            Timestamp(past.merge.at, shown: w.day(past.merge.at), w)
                            if reader.may(.changeClients) {
                                ActButton(
                                    w("duplicates.undo"),
                                    to: "/merges/\(past.merge.id)/undoing",
                                    reader,
                                    style: .quiet,
                                    icon: .undo
                                )
                            }
                        }
                    }
                }
            }
        }
    }

    private func other(_ pair: DuplicatePair) -> Client? {
        maybe.others[pair.one == client.id ? pair.other : pair.one]
    }
}
