import java.io.FileInputStream;
import java.security.KeyStore;
import java.util.Base64;

/** Prints the private key of a PKCS12 store as PEM, which keytool does not. Arguments: store, password, alias. */
public class PrivateKey {
    public static void main(String[] args) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = args[1].toCharArray();
        try (FileInputStream file = new FileInputStream(args[0])) {
            store.load(file, password);
        }
        byte[] key = store.getKey(args[2], password).getEncoded();
        System.out.println("-----BEGIN PRIVATE KEY-----");
        System.out.println(Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(key));
        System.out.println("-----END PRIVATE KEY-----");
    }
}
