// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/strict_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringDecoder>
#include <cctype>
#include <cmath>

#include "signalbox/literals.h"
#include "triggers/model/limits.h"

namespace signalbox::triggers {

namespace {

constexpr int most_keys = 1000;

class Parser {
public:
    explicit Parser(const QByteArray& text) : m_text(text) {}

    StrictJson parse()
    {
        if (m_text.size() > limits::file)
            wrong(Message(QT_TRANSLATE_NOOP("Engine", "The file is larger than %L1 MiB."))
                      .arg(limits::file / (1024 * 1024)));
        if (m_text.startsWith("\xef\xbb\xbf"))
            m_at = 3;
        QJsonValue value = m_problem ? QJsonValue() : readValue(0);
        skipSpace();
        if (!m_problem && m_at < m_text.size())
            unexpected(Message(QT_TRANSLATE_NOOP("Engine", "Unexpected text after the end of the JSON value.")));
        if (m_problem)
            return {{}, m_problem};
        return {std::move(value), {}};
    }

private:
    QJsonValue wrong(Message text)
    {
        if (!m_problem)
            m_problem = TriggerProblem{m_path.isEmpty() ? u"file"_s : m_path, std::move(text)};
        return {};
    }

    /// With the place in the file, for errors of the syntax.
    QJsonValue unexpected(Message text)
    {
        const QByteArrayView before = QByteArrayView(m_text).first(std::min(m_at, m_text.size()));
        const qsizetype line = before.count('\n') + 1, column = m_at - before.lastIndexOf('\n');
        return wrong(
            Message(QT_TRANSLATE_NOOP("Engine", "Line %1, column %2: %3")).arg(line).arg(column).arg(std::move(text)));
    }

    char next() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipSpace()
    {
        while (m_at < m_text.size() && (next() == ' ' || next() == '\n' || next() == '\r' || next() == '\t'))
            ++m_at;
    }

    bool take(char wanted)
    {
        skipSpace();
        if (m_at >= m_text.size() || next() != wanted)
            return false;
        ++m_at;
        return true;
    }

    QJsonValue readValue(int depth)
    {
        skipSpace();
        if (depth > limits::depth)
            return wrong(Message(QT_TRANSLATE_NOOP("Engine", "Nested more than %1 levels deep.")).arg(limits::depth));
        if (m_at >= m_text.size())
            return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "The text ends too early.")));
        switch (next()) {
            case '{':
                return readObject(depth);
            case '[':
                return readArray(depth);
            case '"':
                return readText();
            case 't':
                return readWord("true", true);
            case 'f':
                return readWord("false", false);
            case 'n':
                return readWord("null", QJsonValue());
            default:
                return readNumber();
        }
    }

    QJsonValue readWord(QByteArrayView word, const QJsonValue& value)
    {
        if (QByteArrayView(m_text).sliced(m_at).startsWith(word)) {
            m_at += word.size();
            return value;
        }
        return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "A JSON value is expected.")));
    }

    QJsonValue readObject(int depth)
    {
        ++m_at;
        QJsonObject object;
        const qsizetype length = m_path.size();
        if (take('}'))
            return object;
        do {
            skipSpace();
            if (next() != '"')
                return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "A key in double quotes is expected.")));
            const QString key = readText().toString();
            if (m_problem)
                return {};
            m_path += (length ? u"."_s : QString()) + (key.size() > 100 ? key.left(100) + u'…' : key);
            if (object.contains(key))
                return wrong(Message(QT_TRANSLATE_NOOP("Engine", "The key occurs twice.")));
            if (object.size() >= most_keys)
                return wrong(Message(QT_TRANSLATE_NOOP("Engine", "An object has at most 1,000 keys.")));
            if (!take(':'))
                return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "A colon is expected.")));
            QJsonValue value = readValue(depth + 1);
            if (m_problem)
                return {};
            object.insert(key, value);
            m_path.truncate(length);
        } while (take(','));
        if (!take('}'))
            return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "A comma or } is expected.")));
        return object;
    }

    QJsonValue readArray(int depth)
    {
        ++m_at;
        QJsonArray array;
        const qsizetype length = m_path.size();
        if (take(']'))
            return array;
        do {
            m_path += u'[' + QString::number(array.size()) + u']';
            if (array.size() >= limits::triggers)
                return wrong(
                    Message(QT_TRANSLATE_NOOP("Engine", "A list has at most %L1 elements.")).arg(limits::triggers));
            QJsonValue value = readValue(depth + 1);
            if (m_problem)
                return {};
            array.append(value);
            m_path.truncate(length);
        } while (take(','));
        if (!take(']'))
            return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "A comma or ] is expected.")));
        return array;
    }

    QJsonValue readNumber()
    {
        const qsizetype begin = m_at;
        const auto digits = [this] {
            const qsizetype first = m_at;
            while (next() >= '0' && next() <= '9')
                ++m_at;
            return m_at - first;
        };
        if (next() == '-')
            ++m_at;
        const bool zero = next() == '0';
        const qsizetype whole = digits();
        bool valid = whole > 0 && !(zero && whole > 1), integer = true;
        if (next() == '.') {
            ++m_at;
            integer = false;
            valid = digits() > 0 && valid;
        }
        if (next() == 'e' || next() == 'E') {
            ++m_at;
            integer = false;
            if (next() == '+' || next() == '-')
                ++m_at;
            valid = digits() > 0 && valid;
        }
        if (!valid) {
            m_at = begin;
            return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "A JSON value is expected.")));
        }
        const QByteArray text = m_text.mid(begin, m_at - begin);
        bool fits = false;
        const QJsonValue value = integer ? QJsonValue(text.toLongLong(&fits)) : QJsonValue(text.toDouble(&fits));
        if (!fits || !std::isfinite(value.toDouble()))
            return wrong(Message(QT_TRANSLATE_NOOP("Engine", "The number is too large.")));
        return value;
    }

    QJsonValue readText()
    {
        ++m_at;
        QByteArray bytes;
        for (;;) {
            const qsizetype begin = m_at;
            while (m_at < m_text.size() && next() != '"' && next() != '\\' && static_cast<uchar>(next()) >= 0x20)
                ++m_at;
            bytes.append(QByteArrayView(m_text).sliced(begin, m_at - begin));
            if (m_at >= m_text.size())
                return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "The text ends too early.")));
            const char c = m_text[m_at];
            if (static_cast<uchar>(c) < 0x20)
                return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "A control character must be escaped.")));
            ++m_at;
            if (c == '"')
                break;
            if (!readEscape(bytes))
                return {};
        }
        QStringDecoder decoder(QStringConverter::Utf8,
                               QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
        const QString text = decoder.decode(bytes);
        if (decoder.hasError())
            return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "The text is not valid UTF-8.")));
        if (text.contains(QChar(u'\0')))
            return unexpected(Message(QT_TRANSLATE_NOOP("Engine", "The text contains a NUL character.")));
        return text;
    }

    bool readEscape(QByteArray& bytes)
    {
        const char c = next();
        ++m_at;
        static constexpr char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
        for (size_t i = 0; i + 1 < sizeof names; ++i)
            if (c == names[i]) {
                bytes += values[i];
                return true;
            }
        std::optional<char32_t> code = c == 'u' ? readUnit() : std::nullopt;
        if (code && *code >= 0xd800 && *code < 0xdc00 && m_text.mid(m_at, 2) == "\\u") {
            m_at += 2;
            const auto low = readUnit();
            code = low && *low >= 0xdc00 && *low < 0xe000
                       ? std::optional(0x10000 + ((*code - 0xd800) << 10) + (*low - 0xdc00))
                       : std::nullopt;
        }
        if (!code || (*code >= 0xd800 && *code < 0xe000)) {
            unexpected(Message(QT_TRANSLATE_NOOP("Engine", "The escape sequence is not valid.")));
            return false;
        }
        bytes += QString::fromUcs4(&*code, 1).toUtf8();
        return true;
    }

    std::optional<char32_t> readUnit()
    {
        const QByteArray digits = m_text.mid(m_at, 4);
        for (const char c : digits)
            if (!std::isxdigit(static_cast<uchar>(c)))
                return std::nullopt;
        m_at += digits.size();
        return digits.size() == 4 ? std::optional<char32_t>(digits.toUInt(nullptr, 16)) : std::nullopt;
    }

    const QByteArray& m_text;
    qsizetype m_at = 0;
    QString m_path;
    std::optional<TriggerProblem> m_problem;
};

}  // namespace

StrictJson readStrictJson(const QByteArray& utf8)
{
    return Parser(utf8).parse();
}

}  // namespace signalbox::triggers
