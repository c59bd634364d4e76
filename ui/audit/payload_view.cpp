// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/payload_view.h"

#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSyntaxHighlighter>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int mostLines = 12;

/// The lines before the first empty one are a start line and headers.
class HeadLines : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& text) override
    {
        static const QRegularExpression header(u"^[A-Za-z0-9-]+:"_s), verb(u"^[A-Z]{3,7} "_s);
        const bool body = previousBlockState() == 1 || text.isEmpty();
        setCurrentBlockState(body ? 1 : 0);
        if (body)
            return;
        const Theme& t = Theme::current();
        if (const auto match = header.match(text); match.hasMatch())
            setFormat(0, int(match.capturedLength()), t.secondary);
        else if (const auto start = verb.match(text); start.hasMatch() && currentBlock().blockNumber() == 0)
            setFormat(0, int(start.capturedLength()), t.link);
    }
};

/// Each line apart, so that line breaks stay.
QString harmless(const QString& text)
{
    QStringList lines;
    for (QString line : text.split(u'\n')) {
        line.replace(u'\t', u"    "_s);
        if (line.endsWith(u'\r'))
            line.chop(1);
        lines << format::safe(line);
    }
    return lines.join(u'\n');
}

}  // namespace

PayloadView::PayloadView(const QString& name, const QString& text, QWidget* parent) : QPlainTextEdit(parent)
{
    setAccessibleName(name);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameStyle(QFrame::NoFrame);
    setFont(ui::font(TextRole::Mono));
    setTabChangesFocus(true);
    setLineWrapMode(WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(8);
    new HeadLines(document());
    setPlainText(harmless(text));
}

void PayloadView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

/// Lines are counted as they are wrapped.
void PayloadView::fit()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < mostLines; block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    const int high = std::min(lines, mostLines) * QFontMetrics(font()).lineSpacing() + 18;
    if (height() != high)
        setFixedHeight(high);
}

void PayloadView::paintEvent(QPaintEvent* event)
{
    {
        QPainter p(viewport());
        const Theme& t = Theme::current();
        p.setRenderHint(QPainter::Antialiasing);
        paint::panel(p, viewport()->rect(), 6, t.raised, t.border);
    }
    QPlainTextEdit::paintEvent(event);
}

}  // namespace signalbox::ui
