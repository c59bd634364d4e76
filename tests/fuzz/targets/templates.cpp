// SPDX-License-Identifier: GPL-3.0-or-later

// A template, a value of the event, then a JSON body. What is inserted is escaped for its place, and never read again.
#include <QJsonDocument>
#include <QJsonObject>

#include "actions/telegram/message_text.h"
#include "actions/template/escapes.h"
#include "actions/template/template.h"
#include "fuzz_input.h"
#include "signalbox/literals.h"

using namespace signalbox;
using namespace signalbox::actions;

namespace {

bool has(const QString& text, const char* characters)
{
    for (; *characters; ++characters)
        if (text.contains(QLatin1Char(*characters)))
            return true;
    return false;
}

/// The text as Telegram reads it.
QString withoutEscapes(const QString& text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i)
        out += text[i] == u'\\' && i + 1 < text.size() ? text[++i] : text[i];
    return out;
}

void checkEscapes(const QString& value)
{
    fuzz::require(withoutEscapes(*escaped(value, Target::MarkdownV2)) == value);
    fuzz::require(withoutEscapes(*escaped(value, Target::MarkdownV2, true)) == value);
    fuzz::require(!has(*escaped(value, Target::Html), "<>\""));
    if (const auto url = escaped(value, Target::Url))
        fuzz::require(!has(*url, " /?#&=:@\\\"<>[]{}\r\n"));
    if (const auto header = escaped(value, Target::Header))
        fuzz::require(!has(*header, "\r\n"));
}

void checkLength(const QString& text, const char* mode)
{
    const MessageText message = fitted(text, QLatin1String(mode));
    fuzz::require(message.cut == (message.text != text) && (!message.cut || message.text.endsWith(u'…')));
    if (message.parseMode.isEmpty())
        fuzz::require(message.text.size() <= mostMessageLength);
    if (message.text.size() > 1 && text.isValidUtf16())
        fuzz::require(message.text.isValidUtf16());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    const auto line = [&] {
        const std::string_view bytes = input.takeLine();
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    const QString text = line(), value = line();
    const Fields fields{{u"tag1"_s, value}, {u"score"_s, 5}};
    checkEscapes(value);

    bool hasFields = false, isValid = true;
    for (const TemplatePart& part : parseTemplate(text)) {
        hasFields |= part.kind != TemplatePart::Text;
        isValid &=
            part.kind == TemplatePart::Text || (part.kind == TemplatePart::Field && isPlaceholderName(part.text));
    }
    for (const Target target : {Target::Text, Target::MarkdownV2, Target::Markdown, Target::Html, Target::Json})
        fuzz::require(render(text, fields, target).has_value() == isValid);
    fuzz::require(hasFields || *render(text, fields, Target::Text) == text);
    fuzz::require(*render(u"{{tag1}}"_s, fields, Target::Text) == value);
    render(text, fields, Target::Url);
    render(text, fields, Target::Header);
    for (const char* mode : {"", "MarkdownV2", "Markdown", "HTML"}) {
        checkLength(text, mode);
        checkLength(value.repeated(static_cast<int>(5000 / (value.size() + 1))) + text, mode);
    }

    const QJsonObject body = QJsonDocument::fromJson(input.restBytes()).object();
    if (const auto rendered = renderJson(body, fields))
        fuzz::require(rendered->toObject().keys() == body.keys());
    return 0;
}
