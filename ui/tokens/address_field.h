// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace signalbox::ui {

/// A field for an address. Enter, or pasting a valid one, enters it. A refused text has a red edge; its owner shows the
/// sentence beside the field. Digits that are missing while they are typed are refused only by Enter.
class AddressField : public QLineEdit {
    Q_OBJECT
public:
    explicit AddressField(const QString& name, QWidget* parent = nullptr);

    void setAddress(const QString& address);  ///< shown with its checksum; enters nothing
    QString address() const;                  ///< in lower case; empty if the text is not one
    void enter();                             ///< as the key does

Q_SIGNALS:
    void entered(const QString& address);       ///< in lower case; empty: the field was emptied
    void refusalChanged(const QString& words);  ///< a sentence; empty: none

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void check(const QString& text);
    void refuse(const QString& words);

    QString m_before, m_refusal;
};

}  // namespace signalbox::ui
