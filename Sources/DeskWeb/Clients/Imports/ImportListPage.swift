import Basics
import Clients
import HTML
import Pages
import People
import Store

/// The files that the reader has brought, and where to bring another.
struct ImportListPage: Page {
    let form: Form
    let imports: [ClientImport]
    let mappings: [ImportMapping]

    init(form: Form, for member: Member, in snapshot: Snapshot) throws {
        self.form = form
        imports = try snapshot.clientImports(of: member, limit: 50)
        mappings = try snapshot.importMappings()
    }

    var place: Place { .clients }
    var back: String? { Address.clients }

    func title(for reader: Reader) -> String { reader.w("client-import.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("client-import.title"), detail: w("client-import.what"), w)
        PostForm(to: Address.clientImports, reader, sendsFiles: true) {
            FormErrors(form, w)
            FileField(
                "file",
                w("client-import.file"),
                form,
                w,
                accept: ".csv,.tsv,.txt,.vcf,text/csv,text/vcard",
                hint: w("client-import.file.hint")
            )
            p { SubmitButton(w("client-import.open"), key: "ctrl+enter") }
        }
        if !imports.isEmpty { Panel(w("client-import.earlier")) { earlier(w) } }
        if !mappings.isEmpty { Panel(w("client-import.mappings")) { kept(reader) } }
    }

    private func earlier(_ w: Wording) -> some HTML {
        ul(.class("list"), .data("list")) {
            ForEach(imports) { found in
                li {
                    a(.href(Address.clientImport(found.id))) {
                        b(.class("line")) { found.fileName }
                        span(.class("muted")) {
                            [w(found.state.name), w.count("client-import.rows", found.rows), w.when(found.made)]
                                .joined(separator: " · ")
                        }
                    }
                }
            }
        }
    }

    private func kept(_ reader: Reader) -> some HTML {
        ul(.class("rows")) {
            ForEach(mappings) { mapping in
                li(.class("row")) {
                    span { mapping.name }
                    ActButton(
                        reader.w("client-import.forget"),
                        to: "\(Address.clientImports)/mappings/\(mapping.id)/removal",
                        reader,
                        style: .quiet
                    )
                }
            }
        }
    }
}
