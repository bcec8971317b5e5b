"""What a printer needs: papers, sheets, marks and boxes."""
