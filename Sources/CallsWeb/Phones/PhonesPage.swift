import Basics
import CallCenter
import HTML
import Pages
import People
import Store

/// Everybody's phones.
struct PhonesPage: Page {
    let phones: [Phone]
    let names: [Person.ID: PersonName]
    let people: [Person]
    let form: Form

    private static let mostPeople = 1000

    /// - Parameter form: what was typed, when that could not be done.
    init(form: Form, in snapshot: Snapshot) throws {
        phones = try snapshot.phones().sorted { $0.extension < $1.extension }
        names = try snapshot.peopleNames(phones.map(\.person))
        people = try snapshot.people(PeopleFilter(), limit: Self.mostPeople)
        self.form = form
    }

    var place: Place { .templates }
    var layout: Layout { .wide }
    var back: String? { "/telephone" }

    func title(for reader: Reader) -> String { reader.w("telephone.phones") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        TelephoneHead(.phones, reader)
        if phones.isEmpty { EmptyState(w("telephone.phone.first"), w("telephone.phone.first-text")) }
        PhoneList(phones, back: "/telephone/phones", names: names, reader)
        Panel(w("telephone.phone.new")) {
            PostForm(to: "/telephone/phones", reader) {
                FormErrors(form, w)
                div(.class("fields"), .class("even")) {
                    SelectField(
                        "person",
                        w("telephone.phone.person"),
                        form,
                        w,
                        options: people.map { Choice($0.id.description, $0.name.short) },
                        empty: w("telephone.phone.choose-person")
                    )
                    PhoneFields(form: form, w: w)
                    TextField(
                        "extension",
                        w("telephone.phone.extension"),
                        form,
                        w,
                        required: false,
                        hint: w("telephone.phone.extension-hint"),
                        max: 6
                    )
                }
                p { SubmitButton(w("telephone.phone.add"), key: "ctrl+enter") }
            }
        }
    }
}

/// One's own phones, among one's own settings.
struct MyPhonesPage: Page {
    let name: PersonName
    let phones: [Phone]
    let form: Form

    /// - Parameter form: what was typed, when that could not be done.
    init(_ member: Member, form: Form, in snapshot: Snapshot) throws {
        name = member.name
        phones = try member.id.map { try snapshot.phones(of: [$0]) } ?? []
        self.form = form
    }

    func title(for reader: Reader) -> String { reader.w("telephone.mine") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { name.full }
        MeTabs(.phones, reader)
        if phones.isEmpty { EmptyState(w("telephone.phone.none-mine"), w("telephone.phone.none-mine-text")) }
        PhoneList(phones, back: "/telephone/me", reader)
        Panel(w("telephone.phone.new")) {
            PostForm(to: "/telephone/me/phones", reader) {
                FormErrors(form, w)
                div(.class("fields"), .class("even")) { PhoneFields(form: form, w: w) }
                p {
                    SubmitButton(
                        w("telephone.phone.add"),
                        style: phones.isEmpty ? .accent : .plain,
                        key: "ctrl+enter"
                    )
                }
            }
        }
    }
}

/// What is asked of a new phone, whosever it is to be.
private struct PhoneFields: HTML {
    let form: Form
    let w: Wording

    var body: some HTML {
        TextField("name", w("telephone.phone.name"), form, w, hint: w("telephone.phone.name-hint"), max: 100)
        SelectField(
            "kind",
            w("telephone.phone.kind"),
            form,
            w,
            options: Phone.Kind.allCases.map { Choice($0.rawValue, w(TextKey("telephone.kind.\($0.rawValue)"))) }
        )
    }
}
