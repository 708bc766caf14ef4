import Foundation

/// Small logs of several programs, with the mappings that read them.
enum Logs {
    /// As a Russian help desk on a Windows machine exports it: semicolons, local time, names in full, a quoted comment.
    static let russian = """
        Номер;Дата;Состояние;Исполнитель;Отдел;Важность;Клиент;Тема;Комментарий
        З-1;01.02.2024 09:05;Новая;;Первая линия;обычная;ООО «Вектор»;Не печатает принтер;
        З-1;01.02.2024 09:10;В работе;Иванов Пётр Сергеевич;Первая линия;обычная;ООО «Вектор»;Не печатает принтер;"Позвонил.
        Просит ""срочно""; жду"
        З-2;01.02.2024 10:00;Новая;;Первая линия;критическая;Лебедев;Нет доступа;
        З-1;02.02.2024 12:00;Передана на 2 линию;Орлова Анна;Сети;обычная;ООО «Вектор»;Не печатает принтер;
        З-2;01.02.2024 10:30;Ожидает клиента;Орлова Анна;Первая линия;критическая;Лебедев;Нет доступа;
        З-1;03.02.2024 18:00;Закрыта;Орлова Анна;Сети;обычная;ООО «Вектор»;Не печатает принтер;
        З-2;05.02.2024 08:00;Решена;Иванов Пётр Сергеевич;Первая линия;критическая;Лебедев;Нет доступа;

        """

    static let russianMapping = """
        source: omega
        log: zayavki
        file:
          delimiter: ";"
          encoding: windows-1251
        case: "{Номер}"
        time:
          from: "{Дата}"
          formats: [dd.MM.yyyy HH:mm]
          zone: Europe/Moscow
        status:
          from: "{Состояние}"
          table:
            Новая: new
            В работе: working
            "Передана*": working
            Ожидает клиента: waiting-for-client
            Решена: solved
            Закрыта: closed
        owner: "{Исполнитель}"
        client: {name: "{Клиент}", kind: organisation}
        kind: request
        channel: phone
        line:
          from: "{Состояние}"
          table: {"/на 2 линию/": 2}
          otherwise: 1
        priority:
          from: "{Важность}"
          table: {обычная: normal, критическая: urgent}
        department: {from: "{Отдел}", under: Омега}
        subject: "{Тема}"
        note: "{Комментарий}"

        """

    /// The least that a log and a mapping need.
    static let plain = """
        key,time,state,who
        A,2024-01-01T10:00:00Z,open,Ann
        A,2024-01-01T11:00:00Z,work,Ann
        B,2024-01-01T10:30:00Z,open,Bob
        A,2024-01-01T12:00:00Z,work,Bob
        A,2024-01-01T13:00:00Z,done,Bob
        B,2024-01-01T12:30:00Z,work,Ann

        """

    static let plainMapping = """
        source: plain
        log: tickets
        case: "{key}"
        time: {from: "{time}", formats: iso8601, zone: UTC}
        status:
          from: "{state}"
          table:
            open: new
            work: working
            wait: waiting-for-supplier
            done: closed
            same: unchanged
        owner: {from: "{who}", name: given}
        client: Plain Ltd
        subject: "Ticket {key}"

        """
}

/// A log that another program holds in a single-byte encoding. Of letters, it knows those of the Russian alphabet.
func windows1251(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { letter in
        switch letter.value {
        case 0..<128: UInt8(letter.value)
        case 0x410...0x44F: UInt8(letter.value - 0x410 + 0xC0)
        default: ["Ё": 0xA8, "ё": 0xB8, "«": 0xAB, "»": 0xBB, "№": 0xB9][letter, default: 0x3F]
        }
    }
}
