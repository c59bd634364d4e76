// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/template/escapes.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

bool isMessage(Target target)
{
    return target == Target::Text || target == Target::MarkdownV2 || target == Target::Markdown ||
           target == Target::Html;
}

QString withBackslashes(const QString& text, QLatin1StringView special)
{
    QString out;
    out.reserve(text.size() + 8);
    for (const QChar character : text) {
        if (special.contains(character))
            out += u'\\';
        out += character;
    }
    return out;
}

QString htmlText(const QString& text)
{
    QString out;
    out.reserve(text.size() + 8);
    for (const QChar character : text) {
        switch (character.unicode()) {
            case u'&':
                out += "&amp;"_L1;
                break;
            case u'<':
                out += "&lt;"_L1;
                break;
            case u'>':
                out += "&gt;"_L1;
                break;
            case u'"':  // the value may be within an attribute
                out += "&quot;"_L1;
                break;
            default:
                out += character;
        }
    }
    return out;
}

}  // namespace

QString valueText(const QString& name, const QJsonValue& value, Target target)
{
    switch (value.type()) {
        case QJsonValue::String:
            return value.toString();
        case QJsonValue::Bool:
            return value.toBool() ? u"true"_s : u"false"_s;
        case QJsonValue::Double:
            if (name == "timestamp"_L1 && isMessage(target))
                return QDateTime::fromSecsSinceEpoch(value.toInteger(), Qt::UTC)
                    .toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
            return value.toVariant().toString();
        case QJsonValue::Array: {
            QStringList items;
            for (const QJsonValue& item : value.toArray())
                items << valueText({}, item, target);
            return items.join(", "_L1);
        }
        case QJsonValue::Object:
            return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)).left(1000);
        default:
            return {};
    }
}

std::optional<QString> escaped(const QString& text, Target target, bool inCode)
{
    switch (target) {
        case Target::MarkdownV2:
            return withBackslashes(text, inCode ? "`\\"_L1 : "_*[]()~`>#+-=|{}.!\\"_L1);
        case Target::Markdown:
            // within code nothing can be escaped there
            return inCode ? QString(text).replace(u'`', u'\'') : withBackslashes(text, "_*[`"_L1);
        case Target::Html:
            return htmlText(text);
        case Target::Url:
            // would name another folder
            if (text == "."_L1 || text == ".."_L1)
                return std::nullopt;
            return QString::fromLatin1(QUrl::toPercentEncoding(text));
        case Target::Header:
            if (std::any_of(text.begin(), text.end(),
                            [](QChar character) { return character.unicode() < 0x20 || character.unicode() == 0x7f; }))
                return std::nullopt;
            return text;
        default:
            return text;
    }
}

void CodeSpan::read(const QString& text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\') {
            ++i;
        } else if (text[i] == u'`') {
            const bool three = QStringView(text).mid(i).startsWith(u"```");
            if (m_fence == 0) {
                m_fence = three ? 3 : 1;
                i += m_fence - 1;
            } else if (m_fence == 1) {
                m_fence = 0;
            } else if (three) {
                m_fence = 0;
                i += 2;
            }
        }
    }
}

}  // namespace signalbox::actions
