// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_editor.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>

#include "signalbox/literals.h"
#include "signalbox/sql_text.h"
#include "sql/sql_highlighter.h"
#include "sql/sql_words.h"
#include "theme/fonts.h"
#include "theme/theme.h"

namespace signalbox::ui {

/// Line numbers left of the text.
class SqlEditor::Numbers : public QWidget {
public:
    explicit Numbers(SqlEditor* editor) : QWidget(editor), m_editor(editor) {}

protected:
    void paintEvent(QPaintEvent* event) override
    {
        const Theme& t = Theme::current();
        QPainter p(this);
        p.fillRect(event->rect(), t.raised);
        p.fillRect(width() - 1, event->rect().top(), 1, event->rect().height(), t.grid);
        p.setFont(ui::font(TextRole::MonoLog));
        const int current = m_editor->textCursor().blockNumber();
        QTextBlock block = m_editor->firstVisibleBlock();
        const auto place = [this](const QTextBlock& one) {
            return m_editor->blockBoundingGeometry(one)
                .translated(m_editor->contentOffset())
                .translated(0, m_editor->viewport()->y() - y());
        };
        QRectF box = place(block);
        while (block.isValid() && box.top() <= event->rect().bottom()) {
            p.setPen(block.blockNumber() == current ? t.secondary : t.muted);
            p.drawText(QRectF(0, box.top(), width() - 9, m_editor->fontMetrics().height()),
                       Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
            block = block.next();
            box = place(block);
        }
    }

private:
    SqlEditor* m_editor;
};

SqlEditor::SqlEditor(const SqlWords* words, QWidget* parent)
    : QPlainTextEdit(parent),
      m_words(words),
      m_completer(new QCompleter(this)),
      m_offers(new QStringListModel(this)),
      m_numbers(new Numbers(this))
{
    setAccessibleName(tr("SQL statements"));
    setFont(ui::font(TextRole::Mono));
    setTabChangesFocus(true);
    setFrameStyle(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setPlaceholderText(tr("SELECT … — Ctrl+Enter runs the statement at the cursor, Esc cancels it"));
    verticalScrollBar()->setProperty("overlay", true);
    new SqlHighlighter(document());
    m_completer->setModel(m_offers);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &SqlEditor::complete);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SqlEditor::renewMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this] { m_numbers->update(); });
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_numbers, qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::textChanged, this, [this] { markFault(-1); });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &SqlEditor::renewMarks);
    renewMargin();
}

void SqlEditor::renewMargin()
{
    const int digits = std::max(2, int(QString::number(blockCount()).size()));
    const int width = 18 + digits * QFontMetrics(ui::font(TextRole::MonoLog)).horizontalAdvance(u'9');
    setViewportMargins(width + 6, 6, 0, 0);
    const QRect box = contentsRect();
    m_numbers->setGeometry(box.left(), box.top(), width, box.height());
}

void SqlEditor::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    renewMargin();
}

void SqlEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(ui::font(TextRole::Mono));
}

std::vector<SqlEditor::Piece> SqlEditor::chosen() const
{
    const QString whole = toPlainText();
    std::vector<Piece> found;
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection()) {
        const int from = cursor.selectionStart();
        const QString selected = whole.mid(from, cursor.selectionEnd() - from);
        for (const sql::Statement& one : sql::statements(selected))
            found.push_back({selected.mid(one.at, one.length), from + int(one.at)});
        return found;
    }
    const auto all = sql::statements(whole);
    if (const int index = sql::statementAt(all, cursor.position()); index >= 0) {
        const sql::Statement& one = all[size_t(index)];
        found.push_back({whole.mid(one.at, one.length), int(one.at)});
    }
    return found;
}

void SqlEditor::insertName(const QString& name)
{
    QTextCursor cursor = textCursor();
    const QChar before = document()->characterAt(cursor.selectionStart() - 1);
    const bool apart = cursor.selectionStart() > 0 && (before.isLetterOrNumber() || before == u'"' || before == u',');
    cursor.insertText((apart ? u" "_s : QString()) + name);
    setTextCursor(cursor);
    setFocus();
}

void SqlEditor::append(const QString& statement)
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    const QString before = toPlainText().trimmed();
    if (!before.isEmpty())
        cursor.insertText((before.endsWith(u';') ? QString() : u";"_s) + u"\n\n"_s);
    const int from = cursor.position();
    cursor.insertText(statement);
    cursor.setPosition(from);
    setTextCursor(cursor);
    ensureCursorVisible();
    verticalScrollBar()->setValue(cursor.blockNumber());
    setFocus();
}

void SqlEditor::markFault(int position)
{
    if (m_fault == position)
        return;
    m_fault = position;
    if (position >= 0) {
        QTextCursor cursor = textCursor();
        cursor.setPosition(std::min(position, document()->characterCount() - 1));
        setTextCursor(cursor);
        ensureCursorVisible();
    }
    renewMarks();
}

void SqlEditor::renewMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_fault >= 0) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(std::min(m_fault, document()->characterCount() - 1));
        mark.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
        if (!mark.cursor.hasSelection() &&
            !mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor))
            mark.cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Theme::current().error.ink);
        mark.format.setBackground(Theme::current().error.tint);
        marks << mark;
    }
    setExtraSelections(marks);
}

bool SqlEditor::event(QEvent* event)
{
    // Ctrl+K is the palette here as well, not "delete to the end of the line"
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::DeleteEndOfLine)) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void SqlEditor::keyPressEvent(QKeyEvent* event)
{
    if (m_completer->popup()->isVisible()) {
        switch (event->key()) {
            case Qt::Key_Enter:
            case Qt::Key_Return:
            case Qt::Key_Escape:
            case Qt::Key_Tab:
            case Qt::Key_Backtab:
                event->ignore();
                return;
            default:
                break;
        }
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offerWords(true);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool word =
        !typed.isEmpty() && (typed.at(0).isLetterOrNumber() || typed.at(0) == u'_' || typed.at(0) == u'.');
    if (word || (event->key() == Qt::Key_Backspace && m_completer->popup()->isVisible()))
        offerWords(false);
    else if (!typed.isEmpty())
        m_completer->popup()->hide();
}

void SqlEditor::offerWords(bool asked)
{
    const QString whole = toPlainText();
    const int position = textCursor().position();
    for (const sql::Piece& piece : sql::pieces(whole))
        if (piece.at < position && piece.at + piece.length >= position &&
            (piece.token == sql::Token::Comment || piece.token == sql::Token::Text)) {
            m_completer->popup()->hide();
            return;
        }
    const auto all = sql::statements(whole);
    const int index = sql::statementAt(all, position);
    const QString statement = index < 0 ? QString() : whole.mid(all[size_t(index)].at, all[size_t(index)].length);
    const QStringList offers = m_words->offers(SqlWords::placeAt(whole, position), statement).mid(0, 200);
    if (offers.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_offers->setStringList(offers);
    QRect at = cursorRect();
    at.translate(viewportMargins().left(), viewportMargins().top() + 3);
    at.setWidth(std::max(240, m_completer->popup()->sizeHintForColumn(0) + 32));
    m_completer->complete(at);
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    Q_UNUSED(asked)
}

void SqlEditor::complete(const QString& word)
{
    const SqlWords::Place place = SqlWords::placeAt(toPlainText(), textCursor().position());
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(place.from), QTextCursor::KeepAnchor);
    cursor.insertText(word);
    setTextCursor(cursor);
}

}  // namespace signalbox::ui
