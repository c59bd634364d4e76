#pragma once

#include <QVBoxLayout>
#include <initializer_list>

namespace signalbox::ui {

/// The column that a form of the first run stands in: as wide as lines are read well, a little above the middle. The
/// answer takes the form's widgets from top to bottom.
QVBoxLayout* makeFormColumn(QWidget* form);

/// The buttons at a form's foot, to the right, the last one being the step forward.
QHBoxLayout* makeFormButtons(std::initializer_list<QWidget*> buttons);

}  // namespace signalbox::ui
