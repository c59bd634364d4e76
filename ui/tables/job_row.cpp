// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/job_row.h"

#include <QGridLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QToolButton>
#include <cmath>

#include "signalbox/literals.h"
#include "theme/style_paint.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/text.h"

namespace signalbox::ui {

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(6);
    setAccessibleName(tr("Progress"));
}

void ProgressLine::setShare(double share)
{
    if (m_share == share)
        return;
    m_share = share;
    renew();
}

void ProgressLine::setColor(const QColor& color)
{
    m_color = color;
    update();
}

void ProgressLine::setState(State state)
{
    m_state = state;
    renew();
}

void ProgressLine::renew()
{
    const bool moves = m_share < 0 && isVisible() && m_state != State::Paused && m_state != State::Error;
    if (moves && !m_timer)
        m_timer = startTimer(50);
    if (!moves && m_timer) {
        killTimer(m_timer);
        m_timer = 0;
    }
    setAccessibleDescription(m_share < 0 ? QString() : u"%1 %"_s.arg(qRound(m_share * 100)));
    update();
}

void ProgressLine::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    renew();
}

void ProgressLine::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    renew();
}

void ProgressLine::timerEvent(QTimerEvent* event)
{
    Q_UNUSED(event)
    m_phase = std::fmod(m_phase + 0.02, 1.0);
    update();
}

void ProgressLine::paint(QPainter& p, const QRectF& box, double share, const QColor& color, double phase)
{
    const Theme& t = Theme::current();
    ui::paint::panel(p, box, box.height() / 2, t.track, {});
    QRectF part = box;
    if (share < 0) {
        part.setWidth(box.width() * 0.3);
        const double there = phase < 0.5 ? phase * 2 : 2 - phase * 2;
        part.moveLeft(box.left() + there * (box.width() - part.width()));
    } else {
        part.setWidth(box.width() * qBound(0.0, share, 1.0));
    }
    if (part.width() <= 0)
        return;
    p.save();
    QPainterPath clip;
    clip.addRoundedRect(box, box.height() / 2, box.height() / 2);
    p.setClipPath(clip, Qt::IntersectClip);
    ui::paint::panel(p, part, qMin(box.height() / 2, part.width() / 2), color, {});
    p.restore();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = Theme::current();
    const QColor color = m_color.isValid()          ? m_color
                         : m_state == State::Paused ? t.secondary
                         : m_state == State::Error  ? t.error.ink
                                                    : t.fill;
    QRectF box(rect());
    box.setTop(box.center().y() - 3);
    box.setHeight(6);
    paint(p, box, m_share, color, m_phase);
}

namespace {
class SignBox : public QWidget {
public:
    explicit SignBox(const State& state, QWidget* parent) : QWidget(parent), m_state(state) { setFixedSize(10, 10); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        paintSign(p, rect(), m_state);
    }

private:
    const State& m_state;
};
}  // namespace

JobRow::JobRow(QWidget* parent)
    : QWidget(parent),
      m_sign(new SignBox(m_state, this)),
      m_name(new Text({}, TextRole::Strong)),
      m_part(new Text({}, TextRole::Small, Ink::Secondary)),
      m_line(new Text({}, TextRole::Small, Ink::Secondary)),
      m_bar(new ProgressLine),
      m_buttons(new QHBoxLayout),
      m_below(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 8);
    column->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_sign, 0, Qt::AlignVCenter);
    top->addWidget(m_name);
    top->addWidget(m_part, 1);
    m_buttons->setSpacing(4);
    top->addLayout(m_buttons);
    column->addLayout(top);
    m_below->addWidget(m_bar, 1);
    m_below->addWidget(m_line, 1);
    m_line->setElide(Qt::ElideRight);
    m_part->setElide(Qt::ElideRight);
    column->addLayout(m_below);
    arrange();
}

void JobRow::set(State state, const QString& name, const QString& part, double share, const QString& line)
{
    m_state = state;
    m_sign->update();
    m_name->setText(name);
    m_part->setText(part);
    m_bar->setState(state);
    m_bar->setShare(share);
    m_line->setText(line);
    setAccessibleName(format::list(QStringList({name, part, line})));
}

void JobRow::setReport(bool report)
{
    if (report == std::exchange(m_report, report))
        return;
    m_bar->setVisible(!report);
    m_line->setElide(report ? Qt::ElideNone : Qt::ElideRight);
    m_line->setWordWrap(report);
    arrange();
}

QWidget* JobRow::addIconButton(const QString& id, const QString& iconName, const QString& name,
                               std::function<void()> run)
{
    QToolButton* button = makeIconButton(iconName, name, ControlSize::Card);
    button->setObjectName(id);
    connect(button, &QToolButton::clicked, this, std::move(run));
    m_buttons->addWidget(button);
    return button;
}

QWidget* JobRow::addButton(const QString& id, const QString& text, std::function<void()> run)
{
    QPushButton* button = makeButton(text, ButtonKind::Normal, {}, ControlSize::Row);
    button->setObjectName(id);
    connect(button, &QPushButton::clicked, this, std::move(run));
    m_buttons->addWidget(button);
    return button;
}

void JobRow::showButtons(const QStringList& ids)
{
    for (int i = 0; i < m_buttons->count(); ++i)
        if (QWidget* button = m_buttons->itemAt(i)->widget())
            button->setVisible(ids.contains(button->objectName()));
}

void JobRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void JobRow::arrange()
{
    const bool narrow = width() < 560;
    m_below->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_below->setSpacing(narrow ? 4 : 12);
    m_line->setAlignment((narrow || m_report ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

void JobRow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(12, height() - 1, width() - 24, 1, Theme::current().grid);
}

}  // namespace signalbox::ui
