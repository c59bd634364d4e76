// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QLocale>
#include <QString>
#include <concepts>
#include <functional>
#include <optional>
#include <vector>

namespace signalbox {

/// Whole sentences for a person: an English pattern with %1 … %9 in it, and its arguments. A pattern is marked where it
/// is written, with the context "Engine", so that the window can translate it:
///     Message(QT_TRANSLATE_NOOP("Engine", "Chain %1 has no block %2.")).arg(name).arg(height)
/// %L1 groups the digits of a number, %n and %Ln are the count of Message::counted. No secret is ever in it. A value.
class Message {
public:
    Message() = default;
    explicit Message(const char* pattern) : m_text(QString::fromUtf8(pattern)), m_isPattern(true) {}
    /// Text that is not translated: that of another program, a name, or a sentence already in its language.
    explicit Message(QString text) : m_text(std::move(text)) {}
    /// `one` is the English for a count of 1; `pattern` is for all other counts, and is the key of the translation.
    static Message counted(const char* one, const char* pattern, qint64 count);
    /// Sentences one after the other; empty ones are omitted.
    static Message joined(const std::vector<Message>& sentences);

    Message arg(Message value) const;
    Message arg(const QString& value) const { return arg(Message(value)); }
    Message arg(QLatin1String value) const { return arg(Message(QString(value))); }
    template <std::same_as<QChar> T>
    Message arg(T value) const
    {
        return arg(Message(QString(value)));
    }
    template <std::integral T>
    Message arg(T value) const
    {
        return arg(numbered(static_cast<qint64>(value)));
    }
    template <std::floating_point T>
    Message arg(T value) const
    {
        return arg(Message(QString::number(value)));
    }
    template <class... Values>
    requires(sizeof...(Values) > 1) Message arg(const Values&... values)
    const
    {
        Message all = *this;
        ((all = all.arg(values)), ...);
        return all;
    }

    /// The same message, with each text without a pattern replaced by `change` of it.
    Message mapped(const std::function<QString(const QString&)>& change) const;

    bool isEmpty() const { return m_text.isEmpty() && !m_number; }
    QString english() const;
    /// `translate` returns a pattern (with the count, or -1) in another language.
    using Translate = std::function<QString(const QString& pattern, qint64 count)>;
    QString in(const Translate& translate, const QLocale& locale) const;

    /// A string for text without a pattern, else an object with pattern, args, and for a counted message also one and
    /// count.
    QJsonValue toJson() const;
    static Message fromJson(const QJsonValue& value);  ///< any other value becomes text

    bool operator==(const Message& other) const;

private:
    static Message numbered(qint64 number);
    QString filled(const QString& pattern, const Translate& translate, const QLocale& locale) const;

    QString m_text;  ///< pattern or text
    QString m_one;
    bool m_isPattern = false;
    std::optional<qint64> m_number;  ///< value of a number argument, or the count
    std::vector<Message> m_args;
};

}  // namespace signalbox
