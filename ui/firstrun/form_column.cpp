// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstrun/form_column.h"

#include <QWidget>

namespace signalbox::ui {

QVBoxLayout* makeFormColumn(QWidget* form)
{
    auto* column = new QWidget;
    column->setFixedWidth(560);
    auto* inner = new QVBoxLayout(column);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(12);
    auto* layout = new QVBoxLayout(form);
    layout->addStretch(3);
    auto* middle = new QHBoxLayout;  // an alignment would compute the height of wrapped text at another width
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(4);
    return inner;
}

QHBoxLayout* makeFormButtons(std::initializer_list<QWidget*> buttons)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    for (QWidget* button : buttons)
        row->addWidget(button);
    return row;
}

}  // namespace signalbox::ui
