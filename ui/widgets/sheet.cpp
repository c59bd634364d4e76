// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sheet.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "signalbox/literals.h"
#include "theme/compositing.h"
#include "theme/style_paint.h"
#include "widgets/button.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {

constexpr int footHeight = 54;
constexpr int stepsWidth = 208;

class Scrim : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.fillRect(rect(), Theme::current().scrim);
    }
};

}  // namespace

Sheet::Sheet(const QString& title, QWidget* parent, int width)
    : QDialog(parent ? parent->window() : nullptr, Qt::Dialog | Qt::FramelessWindowHint),
      m_foot(new QHBoxLayout),
      m_body(new QVBoxLayout),
      m_outer(new QVBoxLayout(this)),
      m_cancel(makeButton(tr("Cancel"))),
      m_headRow(new QWidget),
      m_headLayout(new QHBoxLayout(m_headRow)),
      m_title(new Text(title, TextRole::SheetTitle)),
      m_note(new Text({}, TextRole::Mono, Ink::Secondary)),
      m_footNote(new Text({}, TextRole::Small, Ink::Secondary))
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_TranslucentBackground, composited());
    setFixedWidth(width);
    setWindowTitle(title);
    setAccessibleName(title);
    m_outer->setContentsMargins(1, 1, 1, 1);
    m_outer->setSpacing(0);

    m_headLayout->setContentsMargins(0, 0, 0, 0);
    m_headLayout->addWidget(m_title);
    m_headLayout->addWidget(m_note);
    m_headLayout->addStretch(1);
    QToolButton* close = makeIconButton(u"close"_s, tr("Close"), ControlSize::Card);
    close->setFocusPolicy(Qt::NoFocus);
    m_headLayout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QDialog::reject);
    m_note->hide();

    m_body->setContentsMargins(19, 17, 15, 16);
    m_body->setSpacing(10);
    m_body->addWidget(m_headRow);
    m_outer->addLayout(m_body, 1);

    auto* foot = new QWidget;
    foot->setFixedHeight(footHeight);
    foot->setLayout(m_foot);
    m_foot->setContentsMargins(15, 0, 15, 0);
    m_foot->setSpacing(8);
    m_foot->addWidget(m_footNote, 1);
    m_foot->addWidget(m_cancel);
    m_outer->addWidget(foot);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (parent)
        parent->window()->installEventFilter(this);
}

void Sheet::setTitle(const QString& title, const QString& note)
{
    m_title->setText(title);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    setWindowTitle(title);
    setAccessibleName(title);
}

void Sheet::setMark(int mark)
{
    m_headLayout->insertWidget(0, new ChainMark(mark));
}

void Sheet::setFootNote(const QString& text)
{
    m_footNote->setText(text);
    m_footNote->setWordWrap(true);
}

QPushButton* Sheet::addFootButton(QPushButton* button, bool left)
{
    if (left)
        m_foot->insertWidget(0, button);
    else
        m_foot->addWidget(button);
    return button;
}

void Sheet::setCancelText(const QString& text)
{
    m_cancel->setText(text);
    m_cancel->setAccessibleName(text);
}

void Sheet::setPrimary(QPushButton* button)
{
    m_primary = button;
}

void Sheet::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    const double radius = windowRadius(10);
    shape.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    p.fillPath(shape, t.surface);
    p.save();
    p.setClipPath(shape);
    p.fillRect(0, height() - footHeight - 1, width(), footHeight + 1, t.raised);
    if (m_sideColumn)
        p.fillRect(0, 0, stepsWidth, height() - footHeight - 1, t.raised);
    p.fillRect(0, height() - footHeight - 1, width(), 1, t.border);
    if (m_sideColumn)
        p.fillRect(stepsWidth, 0, 1, height() - footHeight - 1, t.border);
    p.restore();
    p.setPen(t.control);
    p.drawPath(shape);
}

void Sheet::place()
{
    QWidget* over = parentWidget();
    if (!over)
        return;
    const int room = over->height() - 24;
    setMaximumHeight(qMax(240, room));
    if (m_sideColumn)
        setMinimumHeight(qMin(m_pageHeight, maximumHeight()));  // the same for each of its pages
    // not adjustSize(): it limits a window to two thirds of the screen and lets the rest overlap
    layout()->activate();
    const int wanted =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height();
    const int least = m_placed ? height() : minimumHeight();
    resize(width(), qMin(qMax(wanted, qMax(least, minimumHeight())), maximumHeight()));
    if (!m_placed)
        return center();
    const int bottom = over->mapToGlobal(QPoint(0, over->height())).y() - 12;
    if (y() + height() > bottom)
        move(x(), qMax(over->mapToGlobal(QPoint(0, 12)).y(), bottom - height()));
    if (m_scrim)
        m_scrim->setGeometry(over->rect());
}

void Sheet::center()
{
    const QWidget* over = parentWidget();
    const QPoint origin = over->mapToGlobal(QPoint(0, 0));
    move(origin.x() + (over->width() - width()) / 2, origin.y() + qMax(12, (over->height() - height()) / 2));
    if (m_scrim)
        m_scrim->setGeometry(over->rect());
}

void Sheet::showEvent(QShowEvent* event)
{
    if (QWidget* over = parentWidget()) {
        m_scrim = new Scrim(over);
        m_scrim->setGeometry(over->rect());
        m_scrim->show();
        m_scrim->raise();
        m_before = over->focusWidget();
        m_placed = false;
        place();
        m_placed = true;
    }
    QDialog::showEvent(event);
}

/// The window below has the keys again at once, also where no window manager hands them over.
void Sheet::setVisible(bool visible)
{
    const bool hadKeys = !visible && isActiveWindow();
    QDialog::setVisible(visible);
    if (hadKeys && parentWidget() && parentWidget()->isVisible())
        parentWidget()->activateWindow();
}

void Sheet::hideEvent(QHideEvent* event)
{
    delete m_scrim;
    m_scrim = nullptr;
    m_placed = false;
    QDialog::hideEvent(event);
    // the control that opened the sheet may be gone: the page takes the keys then
    QWidget* over = parentWidget();
    if (over && !over->focusWidget() && m_before && m_before->isVisibleTo(over) && m_before->isEnabled())
        m_before->setFocus(Qt::OtherFocusReason);
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && isVisible()) {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
            place();
            center();
        } else if (event->type() == QEvent::WindowActivate) {
            QMetaObject::invokeMethod(this, &Sheet::takeKeysBack, Qt::QueuedConnection);
        }
    }
    return QDialog::eventFilter(watched, event);
}

/// A click on the dimmed window activates that window, which takes no keys while the sheet is open.
void Sheet::takeKeysBack()
{
    if (!isVisible() || QApplication::activeModalWidget() != this || QApplication::activePopupWidget())
        return;
    raise();
    activateWindow();
}

void Sheet::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && parentWidget() &&
        parentWidget()->isActiveWindow())
        QMetaObject::invokeMethod(this, &Sheet::takeKeysBack, Qt::QueuedConnection);
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        QWidget* focus = focusWidget();
        const bool choice = qobject_cast<QRadioButton*>(focus) || qobject_cast<QCheckBox*>(focus);
        if (auto* button = qobject_cast<QAbstractButton*>(focus); button && button != m_primary && !choice) {
            button->click();
            return;
        }
        const bool danger = m_primary && m_primary->property("kind").toByteArray() == "danger";
        if (m_primary && m_primary->isEnabled() && (!danger || focusWidget() == m_primary))
            m_primary->click();
        return;
    }
    QDialog::keyPressEvent(event);
}

/// The steps of a wizard: passed ones with a tick and their answer, the current one filled.
class WizardSheet::Steps : public QWidget {
public:
    explicit Steps(const QString& title, QWidget* parent) : QWidget(parent), m_title(title)
    {
        setFixedWidth(stepsWidth - 1);
    }
    struct Step {
        QString name, note;
    };
    std::vector<Step> steps;
    int current = 0;

    void renew()
    {
        setMinimumHeight(48 + int(steps.size()) * 46);
        if (!steps.empty())
            setAccessibleName(WizardSheet::tr("Step %1 of %2: %3")
                                  .arg(current + 1)
                                  .arg(steps.size())
                                  .arg(steps[size_t(current)].name));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        p.setFont(ui::font(TextRole::Section));
        p.setPen(t.text);
        p.drawText(QRect(15, 14, width() - 20, 26), Qt::AlignVCenter, m_title);
        for (size_t i = 0; i < steps.size(); ++i) {
            const double top = 50 + double(i) * 46;
            const QRectF circle(15, top, 22, 22);
            const bool passed = int(i) < current, now = int(i) == current;
            if (now)
                paint::panel(p, circle, 11, t.fill, {});
            else
                paint::panel(p, circle, 11, t.surface, t.control);
            if (passed) {
                paintSign(p, QRectF(circle.center().x() - 5, circle.center().y() - 5, 10, 10), State::True,
                          t.secondary);
            } else {
                p.setFont(ui::font(TextRole::SmallStrong));
                p.setPen(now ? t.onFill : t.secondary);
                p.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
            }
            p.setFont(ui::font(now ? TextRole::Strong : TextRole::Base));
            p.setPen(passed || now ? t.text : t.secondary);
            const int room = width() - 47 - 10;
            p.drawText(QRectF(47, top, room, 22), Qt::AlignVCenter,
                       p.fontMetrics().elidedText(steps[i].name, Qt::ElideRight, room));
            if (passed && !steps[i].note.isEmpty()) {
                p.setFont(ui::font(TextRole::Small));
                p.setPen(t.secondary);
                p.drawText(QRectF(47, top + 19, room, 16), Qt::AlignVCenter,
                           p.fontMetrics().elidedText(steps[i].note, Qt::ElideRight, room));
            }
        }
    }

private:
    QString m_title;
};

WizardSheet::WizardSheet(const QString& title, QWidget* parent)
    : Sheet(title, parent, 980),
      m_stack(new QStackedWidget),
      m_steps(new Steps(title, this)),
      m_question(new Text({}, TextRole::SheetTitle)),
      m_explanation(new Text({}, TextRole::Base, Ink::Secondary)),
      m_back(makeButton(tr("Back"))),
      m_next(makeButton(tr("Next"), ButtonKind::Primary))
{
    m_sideColumn = true;
    m_headRow->hide();
    m_outer->removeItem(m_body);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_steps);
    row->addLayout(m_body, 1);
    m_outer->insertLayout(0, row, 1);
    m_body->setContentsMargins(25, 17, 23, 12);
    m_body->setSpacing(2);
    m_body->addWidget(m_question);
    m_body->addWidget(m_explanation);
    m_body->addSpacing(10);
    m_body->addWidget(m_stack, 1);
    m_explanation->setWordWrap(true);
    m_foot->removeWidget(m_cancel);
    m_foot->insertWidget(0, m_cancel);
    m_footNote->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_foot->addWidget(m_back);
    m_foot->addWidget(m_next);
    m_primary = m_next;
    connect(m_back, &QPushButton::clicked, this, &WizardSheet::backPressed);
    connect(m_next, &QPushButton::clicked, this, &WizardSheet::nextPressed);
}

int WizardSheet::addPage(const QString& step, QWidget* page)
{
    auto* area = new QScrollArea;
    area->setFrameStyle(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    page->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    m_stack->addWidget(area);
    m_steps->steps.push_back({step, {}});
    m_steps->renew();
    return m_stack->count() - 1;
}

void WizardSheet::setCurrent(int index)
{
    m_stack->setCurrentIndex(index);
    m_steps->current = index;
    m_steps->renew();
    m_back->setEnabled(index > 0);
}

int WizardSheet::current() const
{
    return m_stack->currentIndex();
}

int WizardSheet::pageCount() const
{
    return m_stack->count();
}

void WizardSheet::setQuestion(const QString& question, const QString& explanation)
{
    m_question->setText(question);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
}

void WizardSheet::setStepNote(int index, const QString& note)
{
    if (index < 0 || size_t(index) >= m_steps->steps.size())
        return;
    m_steps->steps[size_t(index)].note = note;
    m_steps->update();
}

}  // namespace signalbox::ui
