// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/card.h"

#include <QPainter>
#include <QPainterPath>

#include "theme/style_paint.h"

namespace signalbox::ui {

CardHead::CardHead(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_layout(new QHBoxLayout(this)),
      m_title(new Text(title, TextRole::Section)),
      m_note(new Text({}, TextRole::Small, Ink::Secondary))
{
    m_layout->setContentsMargins(11, 0, 7, 0);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_note);
    m_layout->addStretch(1);
    m_title->setVisible(!title.isEmpty());
    m_note->hide();
    m_note->setElide(Qt::ElideRight);
    m_left = 2;
    setHeight(36);
}

void CardHead::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void CardHead::setTitleElided()
{
    m_title->setElide(Qt::ElideRight);
}

void CardHead::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString CardHead::note() const
{
    return m_note->text();
}

void CardHead::addLeft(QWidget* widget)
{
    m_layout->insertWidget(m_left++, widget, 0, Qt::AlignVCenter);
}

void CardHead::addRight(QWidget* widget, QWidget* before)
{
    m_layout->insertWidget(before ? m_layout->indexOf(before) : -1, widget, 0, Qt::AlignVCenter);
}

void CardHead::addStretching(QWidget* widget)
{
    if (!m_stretched)
        delete m_layout->takeAt(m_left);
    m_stretched = true;
    m_layout->insertWidget(m_left, widget, 1);
    m_layout->insertStretch(m_left + 1);  // title and note stay at the left while it is hidden
}

void CardHead::setLine(bool line)
{
    m_line = line;
    update();
}

void CardHead::setHeight(int height)
{
    setFixedHeight(height);
}

void CardHead::paintEvent(QPaintEvent*)
{
    if (!m_line)
        return;
    QPainter p(this);
    p.fillRect(0, height() - 1, width(), 1, Theme::current().border);
}

Card::Card(QWidget* parent) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    setFrameStyle(QFrame::NoFrame);
    m_body->setContentsMargins(1, 1, 1, 1);
    m_body->setSpacing(0);
}

Card::Card(const QString& title, QWidget* parent) : Card(parent)
{
    head()->setTitle(title);
    setAccessibleName(title);
}

CardHead* Card::head()
{
    if (!m_head) {
        m_head = new CardHead({}, this);
        m_body->insertWidget(0, m_head);
    }
    return m_head;
}

QVBoxLayout* Card::addPadded()
{
    auto* box = new QVBoxLayout;
    box->setContentsMargins(11, m_head ? 0 : 11, 11, 11);
    box->setSpacing(8);
    m_body->addLayout(box);
    return box;
}

namespace {

/// Covers a lower corner: the background outside the round edge, and the edge itself.
class Corner : public QWidget {
public:
    Corner(bool left, const bool& accent, QWidget* parent) : QWidget(parent), m_left(left), m_accent(accent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFixedSize(8, 8);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        QRectF whole(m_left ? 0 : -32, -32, 40, 40);
        QPainterPath outside, inside;
        outside.addRect(rect());
        inside.addRoundedRect(whole, 8, 8);
        p.fillPath(outside.subtracted(inside), window()->inherits("QDialog") ? t.surface : t.window);
        p.setPen(m_accent ? t.accent : t.border);
        p.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5);
    }

private:
    const bool m_left;
    const bool& m_accent;
};

}  // namespace

void Card::keepCorners()
{
    if (m_flat)
        return;
    for (int i = 0; i < 2; ++i) {
        if (!m_corners[i])
            m_corners[i] = new Corner(i == 0, m_accent, this);
        m_corners[i]->raise();
    }
}

void Card::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    for (int i = 0; i < 2; ++i)
        if (m_corners[i]) {
            m_corners[i]->move(i == 0 ? 0 : width() - 8, height() - 8);
            m_corners[i]->raise();
        }
}

void Card::setAccentEdge(bool accent)
{
    m_accent = accent;
    update();
}

void Card::setFlat(bool flat)
{
    m_flat = flat;
    const int edge = flat ? 0 : 1;
    m_body->setContentsMargins(edge, edge, edge, edge);
    for (QWidget*& corner : m_corners) {
        delete corner;
        corner = nullptr;
    }
}

void Card::paintEvent(QPaintEvent*)
{
    if (m_flat)
        return;
    QPainter p(this);
    const Theme& t = Theme::current();
    paint::panel(p, rect(), 8, t.surface, m_accent ? t.accent : t.border);
}

}  // namespace signalbox::ui
