// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/empty_state.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "theme/icon.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/text.h"

namespace signalbox::ui {

EmptyState::EmptyState(const QString& iconName, const QString& text, QWidget* parent)
    : QWidget(parent), m_icon(iconName), m_text(new Text(text)), m_button(makeButton({}, ButtonKind::Primary))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16 + 36, 24, 16);
    column->setSpacing(8);
    column->addStretch(1);
    column->addWidget(m_text);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(1);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run();
    });
    setAccessibleName(text);
}

void EmptyState::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void EmptyState::setIcon(const QString& name)
{
    m_icon = name;
    update();
}

void EmptyState::setButton(const QString& text, const QString& iconName, std::function<void()> run)
{
    m_button->setText(text);
    m_button->setAccessibleName(text);
    m_button->setIcon(iconName.isEmpty() ? QIcon() : icon(iconName));
    m_button->setVisible(!text.isEmpty());
    m_run = std::move(run);
}

void EmptyState::paintEvent(QPaintEvent*)
{
    if (m_icon.isEmpty())
        return;
    QPainter p(this);
    paintIcon(p, QRectF(width() / 2.0 - 12, m_text->y() - 34, 24, 24), m_icon, Theme::current().muted);
}

}  // namespace signalbox::ui
