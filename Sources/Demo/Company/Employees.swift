import People

extension Employee {
    /// The forty, those who lead first.
    static let all: [Employee] = management + serviceDesk + engineers + office

    private static let management: [Employee] = [
        Employee(
            "viktor.executive",
            "Лавров Виктор Андреевич",
            [.executive],
            .company,
            "генеральный директор",
            line: .third,
            headsUnit: true
        ),
        Employee(
            "tatiana.executive",
            "Озерова Татьяна Игоревна",
            [.executive],
            .engineering,
            "технический директор",
            line: .third,
            headsUnit: true
        ),
        Employee(
            "mikhail.executive",
            "Платонов Михаил Юрьевич",
            [.executive],
            .sales,
            "коммерческий директор",
            line: .third,
            headsUnit: true
        ),
        Employee(
            "darya.service",
            "Румянцева Дарья Сергеевна",
            [.serviceHead],
            .service,
            "руководитель клиентского сервиса",
            line: .third,
            headsUnit: true
        ),
        Employee(
            "egor.quality",
            "Селезнёв Егор Павлович",
            [.controller],
            .quality,
            "контролёр качества",
            headsUnit: true
        ),
    ]

    private static let serviceDesk: [Employee] =
        [
            ("anna.manager", "Соколова Анна Викторовна"), ("pavel.manager", "Журавлёв Павел Олегович"),
            ("olga.manager", "Белова Ольга Дмитриевна"), ("artem.manager", "Никитин Артём Игоревич"),
            ("irina.manager", "Громова Ирина Алексеевна"), ("roman.manager", "Тихонов Роман Сергеевич"),
            ("svetlana.manager", "Маслова Светлана Юрьевна"), ("denis.manager", "Королёв Денис Андреевич"),
            ("yulia.manager", "Воронина Юлия Павловна"), ("kirill.manager", "Чистяков Кирилл Евгеньевич"),
        ].map { login, name in
            Employee(login, name, [.manager], .firstLine, "менеджер клиентского сервиса", line: .first)
        } + [
            Employee(
                "zhanna.mentor",
                "Третьякова Жанна Борисовна",
                [.mentor, .manager],
                .firstLine,
                "старший менеджер, наставник",
                line: .first,
                headsUnit: true
            ),
            Employee(
                "ivan.newcomer",
                "Лапин Иван Романович",
                [.newcomer],
                .firstLine,
                "менеджер-стажёр",
                line: .first,
                stay: .since(47)
            ),
            Employee(
                "alina.newcomer",
                "Зимина Алина Максимовна",
                [.newcomer],
                .firstLine,
                "менеджер-стажёр",
                line: .first,
                stay: .since(19)
            ),
            Employee(
                "nina.manager",
                "Аксёнова Нина Львовна",
                [.manager],
                .firstLine,
                "менеджер клиентского сервиса",
                line: .first,
                stay: .until(390)
            ),
        ]

    private static let engineers: [Employee] = [
        Employee(
            "galina.head",
            "Осипова Галина Петровна",
            [.departmentHead, .specialist],
            .telephony,
            "начальник отдела телефонии",
            line: .second,
            headsUnit: true
        ),
        engineer("boris.specialist", "Карпов Борис Николаевич", .telephony, "инженер телефонии"),
        engineer("vera.specialist", "Синицына Вера Антоновна", .telephony, "инженер видеосвязи"),
        engineer("ruslan.specialist", "Усов Руслан Маратович", .telephony, "инженер телефонии", since: 610),
        Employee(
            "andrey.head",
            "Стрелков Андрей Викторович",
            [.departmentHead, .specialist],
            .networks,
            "начальник отдела сетей",
            line: .second,
            headsUnit: true
        ),
        engineer("nikita.specialist", "Фролов Никита Ильич", .networks, "сетевой инженер"),
        engineer("ksenia.specialist", "Якушева Ксения Олеговна", .networks, "инженер беспроводных сетей"),
        engineer("stepan.specialist", "Рябинин Степан Фёдорович", .networks, "сетевой инженер"),
        Employee(
            "sergey.head",
            "Наумов Сергей Леонидович",
            [.departmentHead, .specialist],
            .servers,
            "начальник отдела серверов",
            line: .second,
            headsUnit: true
        ),
        engineer("polina.specialist", "Рублёва Полина Денисовна", .servers, "системный администратор"),
        engineer("timur.specialist", "Ермаков Тимур Русланович", .servers, "системный администратор"),
        Employee(
            "yury.head",
            "Копылов Юрий Васильевич",
            [.departmentHead, .specialist],
            .field,
            "начальник участка",
            line: .second,
            headsUnit: true
        ),
        engineer("grigory.specialist", "Бобров Григорий Степанович", .field, "монтажник"),
        engineer("leonid.specialist", "Туманов Леонид Кириллович", .field, "инженер по кассам", since: 805),
    ]

    private static let office: [Employee] = [
        Employee(
            "kira.consultant",
            "Муравьёва Кира Глебовна",
            [.consultant],
            .consulting,
            "консультант",
            headsUnit: true
        ),
        Employee("fedor.consultant", "Юдин Фёдор Тимофеевич", [.consultant], .consulting, "консультант"),
        Employee(
            "maria.marketer",
            "Цветкова Мария Ярославовна",
            [.marketer],
            .marketing,
            "маркетолог",
            headsUnit: true
        ),
        Employee(
            "lidia.accountant",
            "Прохорова Лидия Ивановна",
            [.accountant, .departmentHead],
            .finance,
            "главный бухгалтер",
            line: .second,
            headsUnit: true
        ),
        Employee(
            "marina.accountant",
            "Гусева Марина Геннадьевна",
            [.accountant, .specialist],
            .finance,
            "бухгалтер по расчётам",
            line: .second
        ),
        Employee(
            "oleg.admin",
            "Архипов Олег Степанович",
            [.administrator],
            .administration,
            "администратор",
            headsUnit: true
        ),
        Employee(
            "vadim.specialist",
            "Касаткин Вадим Егорович",
            [.specialist],
            .servers,
            "инженер поддержки",
            line: .second,
            stay: .invited
        ),
    ]

    private static func engineer(
        _ login: String,
        _ name: String,
        _ unit: Unit,
        _ position: String,
        since days: Int? = nil
    ) -> Employee {
        Employee(
            login,
            name,
            [.specialist],
            unit,
            position,
            line: .second,
            stay: days.map(Employee.Stay.since) ?? .fromTheStart
        )
    }
}
