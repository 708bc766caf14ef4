import Basics
import Clients
import Desk
import HTML
import Pages
import People
import Store

/// By when a promise will be kept instead, and what the client is told of it (SPEC L2).
struct PostponePage: Page {
    let promise: Promise
    let found: Case
    let client: Client
    let ways: [AnswerWay]
    let form: Form?

    init(_ id: Promise.ID, for member: Member, form: Form?, in snapshot: Snapshot) throws {
        guard let promise = try snapshot.findPromise(id, visibleTo: member) else { throw PromiseRefusal.notFound }
        guard let found = try snapshot.findCase(promise.caseID, visibleTo: member),
            let client = try snapshot.findClient(found.client, visibleTo: member)
        else { throw CaseRefusal.notFound }
        (self.promise, self.found, self.client, self.form) = (promise, found, client, form)
        ways = AnswerWay.offered(try snapshot.points(of: client), contact: found.contact)
    }

    var place: Place { .desk }
    var back: String? { Address.case(found.number) }

    func title(for reader: Reader) -> String { reader.w("case.promise.postpone.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        let said = ["what": promise.what, "due": w.when(promise.due)]
        let typed = form ?? blank(said, w)
        PageHead(client.name, client: true, detail: found.subject, w)
        p { w("case.promise.postpone.lead", said) }
        PostForm(to: Address.postpone(promise.id), reader) {
            FormErrors(typed, w)
            div(.class("stack"), .class("measure")) {
                TextField("due", w("case.promise.postpone.due"), typed, w, kind: .dateTime, autofocus: true)
                TextArea("text", w("case.promise.postpone.text"), typed, w, rows: 4, checks: "/spelling")
                SelectField(
                    "via",
                    w("case.answer.via"),
                    typed,
                    w,
                    options: ways.map { Choice($0.value, $0.label(w)) }
                )
                div(.class("row")) {
                    SubmitButton(w("case.promise.postpone.send"), key: "ctrl+enter", icon: .clock)
                    Button(w("client.cancel"), href: Address.case(found.number), style: .quiet)
                }
            }
        }
    }

    private func blank(_ said: [String: String], _ w: Wording) -> Form {
        Form([
            "text": w("case.promise.postpone.draft", said),
            "via": AnswerWay.likeliest(ways, after: found.channel)?.value ?? "",
        ])
    }
}
