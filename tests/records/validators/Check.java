import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Prints what is wrong with each file: PDF by veraPDF (PDF/UA-1), FHIR R4 by HAPI. Nothing: valid. */
public class Check {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            if (file.endsWith(".pdf")) {
                pdf(file);
            } else {
                fhir(file);
            }
            System.out.println("looked at " + Path.of(file).getFileName());
        }
    }

    private static void pdf(String file) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1)) {
            var result = foundry.createValidator(PDFAFlavour.PDFUA_1, false).validate(parser);
            result.getTestAssertions().forEach(each -> System.out.println(
                "wrong: " + each.getRuleId().getClause() + " " + each.getMessage()));
            if (!result.isCompliant()) {
                System.out.println("wrong: not PDF/UA-1");
            }
        }
    }

    private static void fhir(String file) throws Exception {
        var context = FhirContext.forR4();
        var support = new ValidationSupportChain(
            new DefaultProfileValidationSupport(context),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context));
        FhirValidator validator = context.newValidator();
        validator.registerValidatorModule(new FhirInstanceValidator(support));
        for (var each : validator.validateWithResult(Files.readString(Path.of(file))).getMessages()) {
            if (each.getSeverity().compareTo(ResultSeverityEnum.WARNING) >= 0) {
                String kind = each.getSeverity() == ResultSeverityEnum.WARNING ? "doubt: " : "wrong: ";
                System.out.println(kind + each.getLocationString() + " " + each.getMessage());
            }
        }
    }
}
