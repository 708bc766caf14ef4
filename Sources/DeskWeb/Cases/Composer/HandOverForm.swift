import Basics
import Desk
import HTML
import Pages

/// To whom the case goes next, and what the next one has to know.
struct HandOverForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let (w, found) = (reader.w, page.found)
        ComposeForm(.handOver, on: found, form, reader, send: ("case.hand-over.send", .hand)) {
            DestinationField(page: page, form: form, w: w)
            TextArea(
                "summary",
                w("case.hand-over.summary"),
                form,
                w,
                hint: w("case.hand-over.hint"),
                max: 5000,
                rows: 3,
                draft: "hand-over-\(found.id)"
            )
        } beside: {
            if found.owner != nil {
                CheckField("ownership", w("case.hand-over.ownership"), form, hint: w("case.hand-over.ownership.hint"))
            }
        }
    }
}

/// To whom. The list of everyone is long, so it comes when somebody is about to hand the case over.
struct DestinationField: HTML {
    let page: CaseWorkPage
    let form: Form
    let w: Wording

    var body: some HTML {
        if let destinations = page.destinations {
            field(destinations.groups(w))
        } else {
            div(.data("fill", Address.act(.handOver, on: page.number) + "/new")) {
                field([Destinations.lines(w)])
                a(.href(Address.case(page.number) + "?write=hand-over#composer")) { w("case.hand-over.choose") }
            }
        }
    }

    private func field(_ groups: [ChoiceGroup]) -> some HTML {
        SelectField("to", w("case.hand-over.to"), form, w, groups: groups, empty: w("case.hand-over.whom"))
    }
}
