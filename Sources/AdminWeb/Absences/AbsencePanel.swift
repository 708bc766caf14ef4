import Basics
import HTML
import Pages
import People
import Store

/// When somebody is away, and who stands in.
struct AbsenceList: Sendable {
    let person: Person.ID
    let absences: [Absence]
    let others: [Person]

    init(of person: Person.ID, in snapshot: Snapshot) throws {
        self.person = person
        absences = try snapshot.absences(of: person)
        others = try snapshot.people(PeopleFilter(), limit: 1000).filter { $0.id != person && $0.state != .left }
    }
}

/// The same where it is shown and written down.
struct AbsencePanel: HTML {
    let list: AbsenceList
    let path: String
    let form: Form
    let reader: Reader

    init(list: AbsenceList, to path: String, form: Form, reader: Reader) {
        self.list = list
        self.path = path
        self.form = form
        self.reader = reader
    }

    private var mayChange: Bool {
        reader.member?.id == list.person || reader.may(.distributeCases) || reader.may(.changePeople)
    }

    var body: some HTML {
        let w = reader.w
        Panel(w("admin.absences.title"), id: "absences") {
            if list.absences.isEmpty { p(.class("muted")) { w("admin.absences.none") } }
            ul(.class("rows"), .class("compact")) {
                ForEach(list.absences) { absence in
                    li {
                        span { words(absence, w) }
                        if mayChange {
                            ActButton(
                                w("admin.absences.remove"),
                                to: "/absences/\(absence.id)/removal",
                                reader,
                                style: .quiet
                            )
                        }
                    }
                }
            }
            if mayChange { adding(w) }
        }
    }

    private func words(_ absence: Absence, _ w: Wording) -> String {
        let details = ["from": w.dayTime(absence.begins), "until": w.dayTime(absence.ends)]
        guard let name = list.others.first(where: { $0.id == absence.standIn })?.name.short else {
            return w("admin.absences.row", details)
        }
        return w("admin.absences.row-standing", details.merging(["name": name]) { _, new in new })
    }

    private func adding(_ w: Wording) -> some HTML {
        PostForm(to: path, reader) {
            p(.class("hint")) { w("admin.absences.hint") }
            div(.class("fields")) {
                TextField("begins", w("admin.absences.from"), form, w, kind: .dateTime, scope: "absence")
                TextField("ends", w("admin.absences.until"), form, w, kind: .dateTime, scope: "absence")
                SelectField(
                    "stand_in",
                    w("admin.absences.stand-in"),
                    form,
                    w,
                    options: list.others.map { Choice($0.id.description, $0.name.full) },
                    required: false,
                    empty: w("admin.absences.nobody"),
                    scope: "absence"
                )
            }
            p { SubmitButton(w("admin.absences.add"), style: .plain) }
        }
    }
}
