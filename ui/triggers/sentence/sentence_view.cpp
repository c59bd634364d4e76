// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sentence/sentence_view.h"

#include <QKeyEvent>
#include <QTimer>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/sentence/phrase_button.h"
#include "triggers/sentence/phrase_editor.h"
#include "widgets/format.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

constexpr int gap = 4;

bool isGlued(const QString& text)
{
    return !text.isEmpty() && u",.;:，。；：、"_s.contains(text.front());
}

}  // namespace

SentenceView::SentenceView(TriggerDraft* draft, QWidget* parent) : QWidget(parent), m_draft(draft)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(draft, &TriggerDraft::reshaped, this, [this] {
        finish();
        m_shape.clear();
    });
    connect(draft, &TriggerDraft::changed, this, &SentenceView::renew);
    renew();
}

QString SentenceView::sentence() const
{
    QString all;
    for (const TriggerPhrase& phrase : m_draft->phrases()) {
        const QString text = engineWords(phrase.text).trimmed();
        if (!all.isEmpty() && !isGlued(text))
            all += u' ';
        all += text;
    }
    return format::safe(all);
}

int SentenceView::lineHeight()
{
    return QFontMetrics(ui::font(TextRole::Sentence)).height() + 9;
}

void SentenceView::renew()
{
    setAccessibleName(sentence());
    QString shape;
    for (const TriggerPhrase& phrase : m_draft->phrases())
        shape += phrase.path + (phrase.path.isEmpty() ? engineWords(phrase.text) : QString()) + u'|';
    if (shape == m_shape && !shape.isEmpty())
        renewValues();
    else if (!m_editor) {  // else when it closes
        m_shape = shape;
        rebuild();
    }
    settle();
}

/// The same pieces: values change at their place, and the focus stays.
void SentenceView::renewValues()
{
    auto piece = m_pieces.begin();
    for (const TriggerPhrase& phrase : m_draft->phrases()) {
        if (phrase.path.isEmpty())
            continue;
        piece = std::find_if(piece, m_pieces.end(), [](const Piece& each) { return !each.path.isEmpty(); });
        if (piece == m_pieces.end())
            return;
        static_cast<PhraseButton*>(piece->widget)->set(format::safe(engineWords(phrase.text).trimmed()), phrase.valid);
        ++piece;
    }
}

void SentenceView::rebuild()
{
    for (const Piece& piece : m_pieces) {
        piece.widget->hide();
        piece.widget->deleteLater();
    }
    m_pieces.clear();
    for (const TriggerPhrase& phrase : m_draft->phrases()) {
        const QString text = format::safe(engineWords(phrase.text).trimmed());
        if (phrase.path.isEmpty())
            addWords(text);
        else
            addValue(text, phrase);
    }
    for (const Piece& piece : m_pieces)
        piece.widget->show();
}

void SentenceView::addWords(const QString& text)
{
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        auto* label = new Text(word, TextRole::Sentence, Ink::Text, this);
        label->setContentsMargins(0, 0, 0, 3);
        m_pieces.push_back({label, {}, isGlued(word)});
    }
}

void SentenceView::addValue(const QString& text, const TriggerPhrase& phrase)
{
    auto* button = new PhraseButton(this);
    button->set(text, phrase.valid);
    connect(button, &QAbstractButton::clicked, this, [this, path = phrase.path] { start(path); });
    m_pieces.push_back({button, phrase.path, isGlued(text)});
}

void SentenceView::start(const QString& path)
{
    finish();
    auto* editor = PhraseEditor::make(m_draft, path, this);
    if (!editor) {
        Q_EMIT fieldWanted(path);
        return;
    }
    m_editor = editor;
    m_edited = path;
    connect(editor, &PhraseEditor::finished, this, &SentenceView::finish, Qt::QueuedConnection);
    for (Piece& piece : m_pieces)
        if (piece.path == path)
            piece.widget->hide();
    editor->installEventFilter(this);
    editor->show();
    settle();
    editor->begin();
}

void SentenceView::finish()
{
    if (!m_editor)
        return;
    QWidget* editor = m_editor;
    const bool hadFocus = editor->isAncestorOf(window()->focusWidget());
    m_editor = nullptr;
    editor->hide();
    editor->deleteLater();
    for (const Piece& piece : m_pieces)
        piece.widget->show();
    m_shape.clear();
    const QString path = std::exchange(m_edited, {});
    renew();
    if (hadFocus)
        for (const Piece& piece : m_pieces)
            if (piece.path == path)
                piece.widget->setFocus(Qt::OtherFocusReason);
}

int SentenceView::lay(int width, bool apply) const
{
    const int high = lineHeight(), room = std::max(width, 160);
    int x = 0, y = 0;
    for (size_t i = 0; i < m_pieces.size(); ++i) {
        const Piece& piece = m_pieces[i];
        QWidget* shown = m_editor && piece.path == m_edited && !m_edited.isEmpty() ? m_editor.data() : piece.widget;
        const QSize hint = shown->sizeHint();
        const int wide = std::min(hint.width(), room);
        // punctuation stays with the word before it
        const bool carries = i + 1 < m_pieces.size() && m_pieces[i + 1].glued;
        const int tail = carries ? m_pieces[i + 1].widget->sizeHint().width() : 0;
        const int before = x == 0 || piece.glued ? 0 : gap;
        if (x > 0 && !piece.glued && x + before + wide + tail > room) {
            x = 0;
            y += high;
        } else {
            x += before;
        }
        if (apply)
            shown->setGeometry(x, y + (high - std::min(hint.height(), high)) / 2, wide, std::min(hint.height(), high));
        x += wide;
    }
    return y + high;
}

/// A scroll area does not ask for the height of a width, so all lines are the least.
void SentenceView::settle()
{
    setMinimumHeight(lay(width(), true));
    updateGeometry();
}

void SentenceView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    settle();
}

bool SentenceView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_editor && event->type() == QEvent::LayoutRequest)
        QTimer::singleShot(0, this, [this] { settle(); });
    return QWidget::eventFilter(watched, event);
}

}  // namespace signalbox::ui
