import Basics
import Clients
import HTML
import Pages

extension DuplicateListPage {
    var place: Place { .clients }
    var layout: Layout { .wide }
    var back: String? { Address.clients }

    func title(for reader: Reader) -> String { reader.w("duplicates.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("duplicates.title"), detail: w("duplicates.what"), w)
        if pairs.isEmpty {
            EmptyState(
                w("duplicates.none.title"),
                w("duplicates.none.text"),
                action: Button(w("clients.title"), href: Address.clients)
            )
        } else {
            PairTable(page: self, w: w)
            Pager(
                next: next.map { Address.path(Address.duplicates, ["after": $0.description]) },
                first: isFirst ? nil : Address.duplicates,
                w
            )
        }
    }

}

private struct PairTable: HTML {
    let page: DuplicateListPage
    let w: Wording

    var body: some HTML {
        table(.class("data"), .class("folds")) {
            thead {
                tr {
                    th(.scope("col")) { w("duplicates.one") }
                    th(.scope("col")) { w("duplicates.other") }
                    th(.scope("col")) { w("duplicates.how-likely") }
                }
            }
            tbody(.data("list")) {
                ForEach(page.pairs) { pair in
                    tr {
                        th(.scope("row")) {
                            a(.href(Address.comparison(pair.one, pair.other))) { b { name(pair.one) } }
                        }
                        td { name(pair.other) }
                        td { LikelihoodMark(probability: pair.probability, w: w) }
                    }
                }
            }
        }
    }

    private func name(_ id: Client.ID) -> String { page.clients[id]?.name ?? "…" }
}

/// How likely two clients are one: a word with its form, the number on hover.
struct LikelihoodMark: HTML {
    let probability: Double
    let w: Wording

    var body: some HTML {
        span(.title(w.percent(probability))) { Badge(w(TextKey("duplicates.\(word)")), tone: tone, shape: shape) }
    }

    private var word: String { probability >= 0.95 ? "sure" : probability >= 0.5 ? "likely" : "perhaps" }
    private var tone: Tone { probability >= 0.95 ? .accent : .plain }
    private var shape: Shape { probability >= 0.95 ? .dot : probability >= 0.5 ? .half : .ring }
}
