// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/button.h"

#include "theme/icon.h"

namespace signalbox::ui {

namespace {
void shape(QAbstractButton* button, ButtonKind kind, ControlSize size)
{
    setKind(button, kind);
    setControlSize(button, size);
    button->setFont(ui::font(size == ControlSize::Row ? TextRole::Small : TextRole::Base));
}
}  // namespace

QPushButton* makeButton(const QString& text, ButtonKind kind, const QString& iconName, ControlSize size,
                        QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    shape(button, kind, size);
    button->setAutoDefault(false);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    return button;
}

QToolButton* makeIconButton(const QString& iconName, const QString& name, ControlSize size, ButtonKind kind,
                            QWidget* parent)
{
    auto* button = new QToolButton(parent);
    shape(button, kind, size);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QPushButton* makeToggle(const QString& text, const QString& iconName, ControlSize size, QWidget* parent)
{
    QPushButton* button = makeButton(text, ButtonKind::Normal, iconName, size, parent);
    button->setCheckable(true);
    return button;
}

}  // namespace signalbox::ui
