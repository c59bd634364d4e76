// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/template/template.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

#include "actions/template/escapes.h"
#include "signalbox/literals.h"
#include "signalbox/triggers.h"

namespace signalbox::actions {

namespace {

bool isWord(QStringView text, QLatin1StringView more)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [more](QChar character) {
        return (character.unicode() < 0x80 && character.isLetterOrNumber()) || more.contains(character);
    });
}

TemplatePart placeholder(QStringView content)
{
    const QStringView inner = content.trimmed();
    if (isWord(inner, "_"_L1))
        return {TemplatePart::Field, inner.toString()};
    if (inner.startsWith("secret:"_L1) && isWord(inner.mid(7), "_.-"_L1))
        return {TemplatePart::Secret, inner.mid(7).toString()};
    return {TemplatePart::Invalid, inner.toString()};
}

tl::unexpected<Error> invalid(const QString& name)
{
    return fail(ErrorKind::Invalid, "TEMPLATE_INVALID",
                Message(QT_TRANSLATE_NOOP("Engine", "The template uses {{%1}}, which is not a value of an event."))
                    .arg(name.left(60)));
}

Expected<QJsonValue> valueOf(const QString& name, const Fields& fields)
{
    const auto found = fields.find(name);
    if (name == "agent_id"_L1 && (found == fields.end() || found->second.isNull()))
        if (const auto text = fields.find(u"agent_id_text"_s); text != fields.end())
            return text->second;
    if (found != fields.end())
        return found->second;
    if (isPlaceholderName(name))
        return QJsonValue();
    return invalid(name);
}

}  // namespace

std::vector<TemplatePart> parseTemplate(const QString& text)
{
    std::vector<TemplatePart> parts;
    QString literal;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf("{{"_L1, at);
        const qsizetype close = open < 0 ? -1 : text.indexOf("}}"_L1, open + 2);
        if (close < 0)
            break;
        const qsizetype inner = text.lastIndexOf("{{"_L1, close - 2);  // {{{score}}} has braces around it
        literal += QStringView(text).mid(at, inner - at);
        if (!literal.isEmpty())
            parts.push_back({TemplatePart::Text, std::exchange(literal, {})});
        parts.push_back(placeholder(QStringView(text).mid(inner + 2, close - inner - 2)));
        at = close + 2;
    }
    if (at < text.size())
        parts.push_back({TemplatePart::Text, text.mid(at)});
    return parts;
}

bool hasPlaceholder(const QString& text)
{
    const auto parts = parseTemplate(text);
    return std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.kind != TemplatePart::Text; });
}

bool isPlaceholderName(const QString& name)
{
    return triggerVocabulary().placeholders.contains(name);
}

Expected<QString> render(const QString& text, const Fields& fields, Target target, const SecretReader& secrets)
{
    QString out;
    CodeSpan code;
    for (const TemplatePart& part : parseTemplate(text)) {
        QString value;
        switch (part.kind) {
            case TemplatePart::Text:
                out += part.text;
                code.read(part.text);
                continue;
            case TemplatePart::Invalid:
                return invalid(part.text);
            case TemplatePart::Secret: {
                if (!secrets)
                    return fail(
                        ErrorKind::Invalid, "TEMPLATE_INVALID",
                        Message(QT_TRANSLATE_NOOP("Engine", "The secret %1 can only be used in the value of a header."))
                            .arg(part.text));
                auto secret = secrets(part.text);
                if (!secret)
                    return fail(std::move(secret.error()));
                value = *std::move(secret);
                break;
            }
            case TemplatePart::Field: {
                auto found = valueOf(part.text, fields);
                if (!found)
                    return fail(std::move(found.error()));
                value = valueText(part.text, *found, target);
                break;
            }
        }
        const auto suitable = escaped(value, target, code.isOpen());
        if (!suitable)
            return fail(
                ErrorKind::Invalid, "VALUE_UNSUITABLE",
                (target == Target::Header
                     ? Message(QT_TRANSLATE_NOOP(
                           "Engine",
                           "The value of %1 contains a line break or another control character, which "
                           "a header cannot hold."))
                     : Message(QT_TRANSLATE_NOOP("Engine", "The value of %1 would change the path of the URL.")))
                    .arg(part.text));
        out += *suitable;
    }
    return out;
}

Expected<QJsonValue> renderJson(const QJsonValue& value, const Fields& fields)
{
    if (value.isString()) {
        const auto parts = parseTemplate(value.toString());
        if (parts.size() == 1 && parts.front().kind == TemplatePart::Field)
            return valueOf(parts.front().text, fields);
        return render(value.toString(), fields, Target::Json).map([](const QString& text) { return QJsonValue(text); });
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue& item : value.toArray()) {
            auto rendered = renderJson(item, fields);
            if (!rendered)
                return rendered;
            out.append(*std::move(rendered));
        }
        return QJsonValue(out);
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject out;
        for (auto it = object.begin(); it != object.end(); ++it) {
            auto rendered = renderJson(it.value(), fields);
            if (!rendered)
                return rendered;
            out.insert(it.key(), *std::move(rendered));
        }
        return QJsonValue(out);
    }
    return value;
}

}  // namespace signalbox::actions
