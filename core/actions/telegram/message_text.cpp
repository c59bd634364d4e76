// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/telegram/message_text.h"

#include <QStringList>

#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

/// Reads marked-up text piece by piece.
class Scanner {
public:
    Scanner(QStringView text, const QString& parseMode)
        : m_text(text),
          m_html(parseMode == "HTML"_L1),
          m_v2(parseMode == "MarkdownV2"_L1),
          m_markdown(m_v2 || parseMode == "Markdown"_L1)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    qsizetype at() const { return m_at; }
    qsizetype visible() const { return m_visible; }
    bool isOutside() const { return m_open.isEmpty(); }  ///< of every entity

    void next()
    {
        const bool isMarkup = m_html ? readHtml() : m_markdown && readMarkdown();
        if (!isMarkup)
            readCharacter();
    }

private:
    QStringView rest() const { return m_text.mid(m_at); }

    void readCharacter()
    {
        const bool pair = rest().size() > 1 && rest()[0].isHighSurrogate() && rest()[1].isLowSurrogate();
        m_at += pair ? 2 : 1;
        m_visible += pair ? 2 : 1;
    }

    bool readHtml()
    {
        if (rest().startsWith(u'<')) {
            const qsizetype end = rest().indexOf(u'>');
            if (end < 0)
                return false;
            if (rest().startsWith(u"</")) {
                if (!m_open.isEmpty())
                    m_open.removeLast();
            } else {
                m_open << u"<"_s;
            }
            m_at += end + 1;
            return true;
        }
        if (rest().startsWith(u'&')) {
            const qsizetype end = rest().left(12).indexOf(u';');
            if (end < 0)
                return false;
            m_at += end + 1;
            m_visible += end > 6 ? 2 : 1;  // &#128512; is a pair
            return true;
        }
        return false;
    }

    void toggle(const QString& mark)
    {
        if (!m_open.removeOne(mark))
            m_open << mark;
        m_at += mark.size();
    }

    bool readMarkdown()
    {
        const bool inCode = m_open.contains(u"`"_s) || m_open.contains(u"```"_s);
        if (rest().startsWith(u'\\') && rest().size() > 1 && (m_v2 || u"_*`["_s.contains(rest()[1]))) {
            ++m_at;
            readCharacter();
            return true;
        }
        for (const QString& mark : {u"```"_s, u"`"_s}) {
            if (rest().startsWith(mark) && (!inCode || m_open.contains(mark))) {
                toggle(mark);
                return true;
            }
        }
        if (inCode)
            return false;
        static const QStringList second{u"||"_s, u"__"_s, u"*"_s, u"_"_s, u"~"_s}, legacy{u"*"_s, u"_"_s};
        for (const QString& mark : m_v2 ? second : legacy) {
            if (rest().startsWith(mark)) {
                toggle(mark);
                return true;
            }
        }
        if (rest().startsWith(u'[')) {
            toggle(u"["_s);
            return true;
        }
        if (rest().startsWith(u']') && m_open.removeOne(u"["_s)) {
            ++m_at;
            if (rest().startsWith(u'('))
                skipTarget();
            return true;
        }
        return false;
    }

    void skipTarget()
    {
        while (!atEnd() && m_text[m_at] != u')')
            m_at += m_text[m_at] == u'\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
    }

    QStringView m_text;
    bool m_html, m_v2, m_markdown;
    qsizetype m_at = 0, m_visible = 0;
    QStringList m_open;
};

}  // namespace

MessageText fitted(const QString& text, const QString& parseMode)
{
    Scanner scanner(text, parseMode);
    qsizetype best = 0;
    while (!scanner.atEnd()) {
        if (scanner.isOutside() && scanner.visible() < mostMessageLength)
            best = scanner.at();
        scanner.next();
    }
    if (scanner.visible() <= mostMessageLength)
        return {text, parseMode, false};
    if (best > 0)
        return {text.left(best) + u'…', parseMode, true};
    return fitted(text, {});
}

}  // namespace signalbox::actions
