import Basics
import CallCenter
import HTML
import Pages
import People
import Store

/// All queues and how each is run.
struct QueuesPage: Page {
    let queues: CallQueues
    let skills: [Skill.ID: String]
    let people: [Person.ID: PersonName]

    init(in snapshot: Snapshot) throws {
        queues = try snapshot.callQueues()
        skills = Dictionary(try snapshot.skills().map { ($0.id, $0.name) }) { first, _ in first }
        people = try snapshot.peopleNames(queues.all.compactMap(\.settings.overflow?.target.person))
    }

    var place: Place { .templates }
    var layout: Layout { .wide }
    var back: String? { "/telephone" }

    func title(for reader: Reader) -> String { reader.w("telephone.queues") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        TelephoneHead(.queues, reader) {
            Button(w("telephone.queue.add"), href: "/telephone/queues/new", style: .accent, key: "n", icon: .plus)
        }
        p(.class("muted")) { w("telephone.queue.lead") }
        Element("table", [.class("data"), .class("folds"), .data("list")], rows(w))
    }

    @HTMLBuilder
    private func rows(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("telephone.queue.name") }
                th(.scope("col")) { w("telephone.queue.line") }
                th(.scope("col")) { w("telephone.queue.needs") }
                th(.scope("col")) { w("telephone.queue.overflow") }
                th(.scope("col"), .class("num")) { w("telephone.queue.wrap-up-column") }
            }
        }
        tbody {
            ForEach(queues.all) { queue in
                tr {
                    th(.scope("row")) {
                        a(.href("/telephone/queues/\(queue.id)"), .data("row")) { queue.settings.name }
                        if queue.closed != nil { Badge(w("telephone.queue.is-closed"), shape: .ring) }
                    }
                    td { w(TextKey("line.\(queue.settings.line.rawValue)")) }
                    td(.class("muted")) { needs(of: queue.settings, w) }
                    td(.class("muted")) { overflow(of: queue.settings, w) }
                    td(.class("num")) { w.duration(queue.settings.wrapUp) }
                }
            }
        }
    }

    private func needs(of settings: QueueSettings, _ w: Wording) -> String {
        settings.needs.compactMap { skill, level in
            skills[skill].map { w("telephone.queue.need", ["skill": $0, "level": "\(level)"]) }
        }
        .sorted().joined(separator: ", ")
    }

    private func overflow(of settings: QueueSettings, _ w: Wording) -> String {
        guard let overflow = settings.overflow else { return "" }
        let target =
            switch overflow.target {
            case .queue(let id): queues.name(of: id)
            case .person(let id): people[id]?.short ?? ""
            }
        return w("telephone.queue.overflows", ["after": w.duration(overflow.after), "target": target])
    }
}
