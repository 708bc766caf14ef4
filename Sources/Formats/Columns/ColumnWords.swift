import Basics

/// What columns are called, in Russian and in English.
enum ColumnWords {
    /// - Returns: nil when the name says nothing that we know.
    static func meaning(of name: String) -> ColumnMeaning? {
        let plain = plain(name)
        guard !plain.isEmpty else { return nil }
        if let exact = exact[plain] { return exact }
        return parts.first { part in part.words.contains { plain.contains($0) } }?.meaning
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().replacing("ё", with: "е").filter { $0.isLetter || $0.isNumber }
    }

    private static let exact: [String: ColumnMeaning] = {
        let table: [(ColumnMeaning, [String])] = [
            (
                .organisation,
                [
                    "organisation", "organization", "company", "companyname", "account", "accountname", "employer",
                    "firm",
                    "org", "компания", "организация", "фирма", "юрлицо", "контрагент", "наименование", "предприятие",
                    "названиекомпании", "названиеорганизации", "полноенаименование", "краткоенаименование",
                    "работодатель",
                ]
            ),
            (
                .fullName,
                [
                    "name", "fullname", "fio", "contact", "contactname", "client", "clientname", "customer",
                    "customername",
                    "person", "фио", "имяклиента", "клиент", "контакт", "контактноелицо", "заказчик", "покупатель",
                    "абонент",
                    "фамилияимяотчество", "полноеимя", "displayname", "отображаемоеимя",
                ]
            ),
            (.family, ["lastname", "surname", "familyname", "family", "lname", "фамилия"]),
            (.given, ["firstname", "givenname", "given", "fname", "forename", "имя"]),
            (.patronymic, ["middlename", "patronymic", "secondname", "отчество"]),
            (.position, ["position", "title", "jobtitle", "job", "role", "должность", "роль"]),
            (.phone, ["tel", "cell", "fax", "тел", "тлф", "сотовый", "сот", "моб", "факс", "number"]),
            (.email, ["mail", "почта", "элпочта", "эпочта", "мейл", "имейл"]),
            (
                .address,
                [
                    "city", "street", "region", "state", "country", "suburb", "town", "zip", "postcode", "postalcode",
                    "zipcode", "house", "flat", "district", "streetnumber", "город", "улица", "область", "регион",
                    "страна",
                    "индекс", "дом", "квартира", "район", "корпус", "офис",
                ]
            ),
            (.taxNumber, ["inn", "инн", "vat", "vatnumber", "vatid", "taxid", "taxnumber", "иннконтрагента", "tin"]),
            (
                .outsideNumber,
                [
                    "id", "clientid", "customerid", "code", "ид", "код", "кодклиента", "номерклиента", "лицевойсчет",
                    "externalid", "highrocknumber", "номервhighrock", "guid", "uuid",
                ]
            ),
            (.born, ["dateofbirth", "birthday", "birthdate", "dob", "датарождения", "деньрождения", "др"]),
            (.personalNumber, ["socsecid", "ssn", "snils", "снилс", "passport", "паспорт"]),
            (.tags, ["tags", "tag", "labels", "groups", "categories", "теги", "метки", "группы", "категории"]),
            (
                .note,
                ["note", "notes", "comment", "comments", "remark", "примечание", "комментарий", "заметка", "заметки"]
            ),
        ]
        return Dictionary(table.flatMap { meaning, words in words.map { ($0, meaning) } }) { first, _ in first }
    }()

    /// For names that say more than they must: «Телефон (рабочий)», `E-mail Address 2`.
    private static let parts: [(meaning: ColumnMeaning, words: [String])] = [
        (.email, ["email", "электронн"]),
        (.phone, ["phone", "телефон", "mobile", "мобильн", "сотов", "мобтел", "рабтел", "домтел"]),
        (.patronymic, ["отчеств", "patronym"]),
        (.family, ["фамили", "surname", "lastname"]),
        (.taxNumber, ["иннюл", "иннкпп", "иннфл", "taxnumber", "vatnumber"]),
        (.organisation, ["организац", "компани", "контрагент", "company", "organi"]),
        (.position, ["должност", "jobtitle"]),
        (.address, ["адрес", "address", "streetname"]),
        (.fullName, ["фио", "контактноелиц", "fullname"]),
        (.given, ["firstname", "givenname"]),
        (.note, ["примечан", "комментар", "comment"]),
    ]
}
